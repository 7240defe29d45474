namespace Tabulation.Client.Submitting;

/// <summary>How a <see cref="Submitter"/> behaves.</summary>
public sealed record SubmitterSettings
{
    /// <summary>Statements sent and not yet answered, at most. Default 8,192.</summary>
    public int InFlight { get; init; } = 8_192;

    /// <summary>A connection without any answer for this long, while one is due, is given up and made anew. Default 30 s.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before the first reconnection; it doubles from one to the next until there is an answer. Default 100 ms.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause between reconnections. Default 10 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After this long without any answer the whole submission is given up. Default 2 min; zero to try once.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(2);
}
