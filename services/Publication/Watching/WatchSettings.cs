using System.ComponentModel.DataAnnotations;

namespace Tabulation.Publication.Watching;

/// <summary>How many may watch, and how patiently they are served, in the configuration section <c>Watch</c>.</summary>
public sealed record WatchSettings
{
    public const string Section = "Watch";

    /// <summary>Readers of live totals at once, of all protocols together; further ones are refused. Default 20,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxSubscribers { get; init; } = 20_000;

    /// <summary>Seconds after which a reader that takes nothing is let go, with its token. Default 60.</summary>
    [Range(1, 3_600)]
    public int PatienceSeconds { get; init; } = 60;

    /// <summary>
    /// How long a connection may take nothing: the reader's patience, the time until that is looked at, and as long again for its token to be fetched, at least 30 s.
    /// </summary>
    internal TimeSpan LongestStop => TimeSpan.FromSeconds(PatienceSeconds + Math.Max(30, PatienceSeconds));
}
