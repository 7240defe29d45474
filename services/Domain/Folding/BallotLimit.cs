using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Folding;

/// <summary>
/// The most ballots that a station's result can come to while it is not final. A form may have more voters than the registry, those of its supplementary lists for one: by as
/// much as <see cref="Rule.RegisteredDiffers"/> takes without a word. What is beyond that is marked when it comes, and nothing could be said before if it were expected.
/// What is reported already is known, and bounds itself.
/// </summary>
internal static class BallotLimit
{
    /// <summary>
    /// Null where nothing bounds what may come: the roll is not known; the form has no line for the voters, so that nothing marks a result that is larger; or a threshold's base could
    /// grow by less than the votes, because what is reported does not add up, or because it leaves blank ballots out, which some forms have among the valid ones and some beside them.
    /// </summary>
    public static long? Of(ElectionState state, ContestIndex contest, PrecinctIndex precinct, SlotIndex slot)
    {
        var (election, sheet) = (state.Election!, state.Election!.SheetOf(contest));
        var bases = election[contest].Allocation.Thresholds.Where(threshold => threshold.Share > Fraction.Zero).Select(threshold => threshold.Base).ToList();
        if (election[precinct].Registered is not { } roll || !sheet.Registered.Exists || bases.Contains(ThresholdBase.ValidWithoutBlank)) return null;
        var most = roll + ((long)roll * election.Rules.ThresholdOf(Rule.RegisteredDiffers) / 1_000);
        foreach (var report in ReportsIn(state.Tally!, slot))
        {
            if (!AddsUp(bases, sheet, report)) return null;
            most = Math.Max(most, MostIn(sheet, report));
        }

        return most;
    }

    private static long[][] ReportsIn(Tally tally, SlotIndex slot)
    {
        int[][] reports = [tally.HasCounted(slot) ? tally.CountedIn(slot).ToArray() : [], tally.HeldIn(slot).ToArray(), tally.SecondHeldIn(slot).ToArray()];
        return [.. reports.Where(report => report.Length > 0).Select(report => Array.ConvertAll(report, figure => (long)figure))];
    }

    private static bool AddsUp(List<ThresholdBase> bases, Sheet sheet, long[] report)
    {
        var input = AllocationInputs.For(sheet, report, new Dictionary<string, int>(), []);
        var (votes, againstAll) = (input.Contestants.Sum(contestant => contestant.Votes), input.AgainstAllVotes);
        return bases.All(each => input.Figures.Of(each, againstAll) >= (each == ThresholdBase.ValidWithoutAgainstAll ? votes - againstAll : votes));
    }

    private static long MostIn(Sheet sheet, long[] report) => new[]
    {
        report[sheet.Lines..].Sum(), sheet.Registered.Sum(report), sheet.Issued.Sum(report), sheet.InBoxes.Sum(report), sheet.Valid.Sum(report),
    }.Max();
}
