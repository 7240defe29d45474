using Tabulation.Domain.Folding;
using Report = Tabulation.Domain.Statements.TurnoutReport;

namespace Tabulation.Chronicle.Turnout;

/// <summary>One station at one moment of the plan.</summary>
/// <param name="Stands">Its report in force; null where it gave none.</param>
/// <param name="Kept">Of a closed station without a count at this moment, its last count before it; null for all others.</param>
/// <param name="Late">Its first report came late.</param>
/// <param name="Corrected">What stands is not its first report.</param>
/// <param name="Expected">It reported, or is to report.</param>
internal readonly record struct StationMoment(Stands<Report>? Stands, Report? Kept, bool Late, bool Corrected, bool Expected)
{
    public bool HasCount => Stands is { Content.Count: not null };

    public bool HasPercentOnly => Stands is { Content.Count: null };

    /// <summary>What it adds to the sums; null where it adds nothing.</summary>
    public Report? Counted => HasCount ? Stands!.Value.Content : Kept;
}
