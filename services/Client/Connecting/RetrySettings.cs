namespace Tabulation.Client.Connecting;

/// <summary>How to go on when a connection fails.</summary>
public sealed record RetrySettings
{
    /// <summary>The pause before the first new attempt; it doubles from one to the next until one succeeds. Default 100 ms.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause between attempts. Default 10 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After failures for this long, without any success between them, it is given up. Default 2 min; zero to try once.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(2);
}
