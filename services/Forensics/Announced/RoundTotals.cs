using Tabulation.Forensics.Checks;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Announced;

/// <summary>Announced totals that lie on round percentages of their sum.</summary>
public static class RoundTotals
{
    private const int StepsInWhole = 1_000;
    private const int Tolerance = 5;

    public static CheckDescription About { get; } = new(
        "round-totals",
        "Totals on round percentages",
        "No paper: looked for after published totals had been seen to do so; in the spirit of Kobak, Shpilkin, Pshenichnikov (2016)",
        [
            $"an exact multiple of 0.1% of the sum of all totals, within {Tolerance} votes",
            "by chance: each total anywhere between two multiples with equal probability, independent of the others",
        ],
        "Totals that may have been worked out from rounded percentages, rather than added up.",
        "Who worked them out, and whether station results differ: an agency that was given rounded percentages and multiplied them shows "
        + "the same. Chosen after the fact: among many patterns that could have been looked for some are always met, so the probability "
        + "says less than it seems.") { PostHoc = true };

    public static CheckResult Run(AnnouncedTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        var deviations = totals.Totals.Select(total => (Total: total, Votes: Deviation(total.Votes, totals.Sum)))
            .OrderBy(each => each.Votes)
            .ToList();
        var near = deviations.Where(each => each.Votes <= Tolerance).ToList();
        var step = totals.Sum / (decimal)StepsInWhole;
        var chance = (double)Math.Min(1, 2 * Tolerance / step);
        var furthest = near.Count == 0 ? 0 : near[^1].Votes;
        return new CheckResult(
            About,
            [
                new("totals", totals.Totals.Count), new("near", near.Count), new("furthest", (double)furthest), new("tolerance", Tolerance),
                new("sum", totals.Sum), new("step", (double)step), new("expected", totals.Totals.Count * chance),
            ],
            new Binomial(totals.Totals.Count, chance).AtLeast(near.Count),
            Sentence(totals, near.Count, furthest, chance))
        {
            List = [.. deviations.Select(each => new Listed(each.Total.Name, $"{each.Total.Votes:N0} votes, {each.Votes:N1} from a "
                + "multiple of 0.1%"))],
        };
    }

    /// <summary>Votes to the nearest multiple, exact: 1,000 votes modulo the sum are thousandths of a vote.</summary>
    private static decimal Deviation(long votes, long sum)
    {
        var beyond = StepsInWhole * votes % sum;
        return Math.Min(beyond, sum - beyond) / (decimal)StepsInWhole;
    }

    private static string Sentence(AnnouncedTotals totals, int near, decimal furthest, double chance) => near == 0
        ? $"None of the {totals.Totals.Count:N0} vote totals lies within {Tolerance} votes of an exact multiple of 0.1% of {totals.Sum:N0}."
        : $"{near:N0} of the {totals.Totals.Count:N0} vote totals lie within {Math.Ceiling(furthest * 10) / 10:0.0} votes of an exact "
            + $"multiple of 0.1% of {totals.Sum:N0}; {totals.Totals.Count * chance:0.00} would be expected within {Tolerance} votes by "
            + "chance. Looked for after the fact.";
}
