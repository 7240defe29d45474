using Tabulation.Forensics.Stations;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Checks;

/// <summary>Stations whose turnout or leader's share is a whole percentage, against how many chance alone gives.</summary>
public sealed class IntegerPercentages : IStationTest
{
    private const int LeastRegistered = 100;
    private const int MostPercent = 99;

    private readonly WholePercents percents = new();

    public CheckDescription About { get; } = new(
        "integer-percentages",
        "Whole percentages of turnout and of the leader's share",
        "Kobak, Shpilkin, Pshenichnikov: Integer percentages as electoral falsification fingerprints, Annals of Applied Statistics 10 "
            + "(2016)",
        [
            "turnout of the registered voters; the leader's share of valid and invalid ballots",
            "stations with at least 100 registered voters, and both percentages at most 99",
            "within 0.05 points of a whole percentage, 0.05 included; a station counts once if either percentage is",
            "by chance: each station's turnout and share are binomial around what it reports, summed exactly and not truncated at 99%",
            "p: normal approximation of the number of stations, one-sided, with the exact variance",
        ],
        "More whole percentages than chance gives: percentages that were decided on, or rounded, before there were counts.",
        "Which stations these are, who did it, or how the votes were really cast. Counts that were made up without round percentages do "
        + "not show. A station that reports a rounded estimate honestly counts as well.");

    public double? Probability(NightCounts counts)
    {
        var sums = Sum(counts);
        return sums.Variance > 0 ? Normal.UpperTail(sums.Excess / Math.Sqrt(sums.Variance)) : null;
    }

    public CheckResult Run(StationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var sums = Sum(table.Counts);
        var deviation = Math.Sqrt(sums.Variance);
        return new CheckResult(About, Numbers(sums, deviation), Probability(table.Counts), Sentence(sums, deviation));
    }

    /// <summary>True where the check counts the station.</summary>
    internal static bool Admits(NightCounts counts, int station) =>
        counts.Registered[station] >= LeastRegistered
        && counts.Cast[station] > 0
        && counts.Turnout[station] * 100L <= counts.Registered[station] * (long)MostPercent
        && counts.Leading[station] * 100L <= counts.Cast[station] * (long)MostPercent;

    private Sums Sum(NightCounts counts)
    {
        var sums = default(Sums);
        for (var station = 0; station < counts.Count; station++)
            if (Admits(counts, station))
                sums.Add(
                    WholePercents.Near(counts.Turnout[station], counts.Registered[station]),
                    WholePercents.Near(counts.Leading[station], counts.Cast[station]),
                    percents.Chance(counts.Turnout[station], counts.Registered[station]),
                    percents.Chance(counts.Leading[station], counts.Cast[station]));
        return sums;
    }

    private static Measure[] Numbers(Sums sums, double deviation) =>
    [
        new("stations", sums.Stations),
        new("whole", sums.Whole),
        new("expected", sums.Expected),
        new("excess", sums.Excess),
        new("standardDeviation", deviation),
        new("excessOfTurnout", sums.ExcessOfTurnout),
        new("excessOfShare", sums.ExcessOfShare),
    ];

    private static string Sentence(Sums sums, double deviation) => sums.Variance > 0
        ? $"Of {sums.Stations:N0} stations {sums.Whole:N0} report a whole percentage of turnout or of the leader's share; chance alone would give {sums.Expected:N0} "
            + $"with a standard deviation of {deviation:N0}: {Words.Difference(sums.Excess)}, {Words.Deviations(sums.Excess / deviation)}."
        : "No station can be looked at: none has 100 voters and percentages of at most 99.";

    private struct Sums
    {
        public int Stations;
        public int Whole;
        public double Expected;
        public double Variance;
        public double ExcessOfTurnout;
        public double ExcessOfShare;

        public readonly double Excess => Whole - Expected;

        public void Add(bool turnout, bool share, double turnoutChance, double shareChance)
        {
            var either = 1 - ((1 - turnoutChance) * (1 - shareChance));
            Stations++;
            Whole += turnout || share ? 1 : 0;
            Expected += either;
            // Two percentages that are certain, as with 100 voters, leave a rounding error.
            Variance += Math.Max(0, either * (1 - either));
            ExcessOfTurnout += (turnout ? 1 : 0) - turnoutChance;
            ExcessOfShare += (share ? 1 : 0) - shareChance;
        }
    }
}
