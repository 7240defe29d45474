using Tabulation.Client.Connecting;

namespace Tabulation.Client.Submitting;

/// <summary>How a <see cref="Submitter"/> behaves.</summary>
public sealed record SubmitterSettings
{
    /// <summary>Statements sent and not yet answered, at most. Default 8,192.</summary>
    public int InFlight { get; init; } = 8_192;

    /// <summary>A connection without any answer for this long, while one is due, is given up and made anew. Default 30 s.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What happens when a connection fails; an answer is success.</summary>
    public RetrySettings Retry { get; init; } = new();
}
