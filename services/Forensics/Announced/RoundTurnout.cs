using Tabulation.Forensics.Checks;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Announced;

/// <summary>Announced turnout that is a whole percentage, where percentages are announced more finely.</summary>
public static class RoundTurnout
{
    /// <summary>Steps in a percentage point.</summary>
    private const int Hundredths = 100, Tenths = 10;

    public static CheckDescription About { get; } = new(
        "round-turnout",
        "Turnout announced as whole percentages",
        "No paper: looked for as announced totals had been seen on round percentages; in the spirit of Kobak, Shpilkin, Pshenichnikov (2016)",
        [
            "every percentage announced, the same one of a region only once; above 0% and below 100%",
            "to be told only where percentages are announced in tenths or hundredths: the finest that occurs is what all are taken to be announced in",
            "by chance: one in ten, or in a hundred, each for itself",
        ],
        "Announcements that may have been decided on, or estimated, rather than counted.",
        "Which of them: some that were counted are whole as well. A region that rounds its own announcements while others do not shows the same. Chosen after the fact, "
        + "so the probability says less than it seems.") { PostHoc = true };

    public static CheckResult Run(AnnouncedTurnout turnout)
    {
        ArgumentNullException.ThrowIfNull(turnout);
        var all = turnout.Regions.SelectMany(region => region.Percents.OfType<decimal>().Where(percent => percent is > 0 and < 100).Distinct()
            .Select(percent => (region.Region, Percent: percent))).ToList();
        if (StepsIn(all.ConvertAll(each => each.Percent)) is not { } steps)
            return new CheckResult(About, [new("announcements", all.Count)], null, "No turnout is announced more finely than in whole percentages: nothing can be told.");
        var whole = all.Where(each => IsOn(each.Percent, 1)).ToList();
        var chance = new Binomial(all.Count, 1.0 / steps);
        return new CheckResult(
            About, [new("announcements", all.Count), new("whole", whole.Count), new("expected", chance.Mean), new("steps", steps)], chance.AtLeast(whole.Count),
            $"{whole.Count:N0} of {all.Count:N0} percentages announced, in steps of {1m / steps} point, are whole; {chance.Mean:0.0} would be expected by chance. Looked for after the fact.")
        {
            List = [.. whole.Select(each => new Listed(each.Region, $"{each.Percent:0}%"))],
        };
    }

    /// <summary>Null where all are whole.</summary>
    private static int? StepsIn(List<decimal> percents)
    {
        if (percents.TrueForAll(percent => IsOn(percent, 1))) return null;
        return percents.TrueForAll(percent => IsOn(percent, Tenths)) ? Tenths : Hundredths;
    }

    private static bool IsOn(decimal percent, int steps) => percent * steps % 1 == 0;
}
