using Tabulation.Forensics.Announced;
using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Nights;
using Tabulation.Forensics.Stations;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Reports;

/// <summary>What an examination found, whatever it looked at.</summary>
/// <param name="Stations">Null where only announcements were looked at.</param>
/// <param name="Results">In the order of the checks, corrected for all of them.</param>
public sealed record Examination(StationTable? Stations, IReadOnlyList<CheckResult> Results)
{
    /// <summary>Null where no nights were simulated.</summary>
    public FalseAlarms? FalseAlarms { get; init; }

    /// <summary>
    /// All station checks, in the order of a report. Each remembers what it worked out: one list serves an examination and its simulated
    /// nights.
    /// </summary>
    public static IReadOnlyList<IStationCheck> Checks() =>
        [new IntegerPercentages(), LastDigits.OfLeader(), LastDigits.OfTurnout(), new TurnoutAndShare(), new FullTurnout(), new NeighbourOutliers()];

    /// <summary>True where the check was made and gave a probability.</summary>
    public bool HasProbability(CheckDescription check) => Results.Any(result => result.About == check && result.Probability is not null);

    /// <summary>Looks at whatever is given.</summary>
    public static Examination Of(
        StationTable? stations, IReadOnlyList<IStationCheck> checks, AnnouncedTotals? totals = null, AnnouncedTurnout? turnout = null)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var results = stations is null ? [] : checks.Select(check => check.Run(stations)).ToList();
        if (totals is not null) results.Add(RoundTotals.Run(totals));
        if (turnout is not null) results.AddRange([EqualIncrements.Run(turnout), RoundTurnout.Run(turnout)]);
        return new Examination(stations, Correct(results));
    }

    private static IReadOnlyList<CheckResult> Correct(List<CheckResult> results)
    {
        var tested = results.Where(IsCorrected).ToList();
        var adjusted = new Queue<double>(Holm.Adjust([.. tested.Select(result => result.Probability!.Value)]));
        return [.. results.Select(result => IsCorrected(result) ? result with { Adjusted = adjusted.Dequeue() } : result)];
    }

    private static bool IsCorrected(CheckResult result) => result.Probability is not null && !result.About.PostHoc;
}
