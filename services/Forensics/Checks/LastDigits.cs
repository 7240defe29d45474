using Tabulation.Forensics.Stations;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Checks;

/// <summary>The last digits of large counts, against ten equally frequent ones.</summary>
public sealed class LastDigits : IStationTest
{
    private const int Digits = 10;
    private const int LeastCount = 100;
    private const int LeastStations = 100;

    private readonly Func<NightCounts, int[]> figures;
    private readonly string what;

    private LastDigits(string code, string what, Func<NightCounts, int[]> figures)
    {
        (this.what, this.figures) = (what, figures);
        About = new CheckDescription(
            code,
            $"Last digits of {what}",
            "Beber, Scacco: What the Numbers Say: A Digit-Based Test for Election Fraud, Political Analysis 20 (2012)",
            [
                "counts of at least 100, at 100 stations or more",
                "by chance: all ten last digits equally likely among neighbouring counts; expected frequencies follow the counts' "
                    + "distribution, smoothed over ten neighbouring counts, as fewer large counts than small ones would favour low "
                    + "digits at the cut",
                "p: Pearson's chi-square with 9 degrees of freedom",
            ],
            "Last digits that are not equally frequent: numbers that people wrote down rather than counted, who avoid or prefer some "
                + "digits.",
            "Which numbers these are. Made-up numbers whose last digits are equally frequent do not show; counts that cluster for an "
            + "honest reason, such as stations of nearly one size, do.");
    }

    public CheckDescription About { get; }

    /// <summary>Of the votes for the leader.</summary>
    public static LastDigits OfLeader() => new("last-digits-leader", "the leader's votes", counts => counts.Leading);

    /// <summary>Of the ballots that turnout counts.</summary>
    public static LastDigits OfTurnout() => new("last-digits-turnout", "the ballots counted as turnout", counts => counts.Turnout);

    /// <summary>How often each digit, 0 to 9, is a large count's last.</summary>
    public int[] Frequencies(NightCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var frequencies = new int[Digits];
        foreach (var count in figures(counts))
            if (count >= LeastCount) frequencies[count % Digits]++;
        return frequencies;
    }

    /// <summary>How often each digit would be the last by chance; the sum is about that of the frequencies.</summary>
    public double[] Expected(NightCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var expected = new double[Digits];
        foreach (var count in figures(counts))
            for (var away = -Digits / 2; away <= Digits / 2; away++)
                if (count + away >= LeastCount) expected[(count + away) % Digits] += (Math.Abs(away) == Digits / 2 ? 0.5 : 1) / Digits;
        return expected;
    }

    public double? Probability(NightCounts counts) => ProbabilityOf(Frequencies(counts), Expected(counts));

    public CheckResult Run(StationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (frequencies, expected) = (Frequencies(table.Counts), Expected(table.Counts));
        var probability = ProbabilityOf(frequencies, expected);
        return new CheckResult(About, Numbers(frequencies, expected), probability, Sentence(frequencies, expected, probability));
    }

    private static double? ProbabilityOf(int[] frequencies, double[] expected) =>
        frequencies.Sum() < LeastStations ? null : ChiSquare.UpperTail(Distance(frequencies, expected), Digits - 1);

    private static double Distance(int[] frequencies, double[] expected) =>
        frequencies.Zip(expected, (frequency, mean) => mean == 0 ? 0 : (frequency - mean) * (frequency - mean) / mean).Sum();

    private static Measure[] Numbers(int[] frequencies, double[] expected) =>
    [
        new("counts", frequencies.Sum()),
        .. frequencies.Select((frequency, digit) => new Measure($"digit{digit}", frequency)),
        .. expected.Select((mean, digit) => new Measure($"expected{digit}", mean)),
        new("chiSquare", Distance(frequencies, expected)),
    ];

    private string Sentence(int[] frequencies, double[] expected, double? probability)
    {
        if (probability is not { } chance) return $"Only {frequencies.Sum():N0} stations have 100 or more of {what}: too few to look at "
            + "last digits.";
        var (most, least) = (Furthest(frequencies, expected, 1), Furthest(frequencies, expected, -1));
        return $"Among {frequencies.Sum():N0} counts the last digit {most} occurs {frequencies[most]:N0} times, where "
            + $"{expected[most]:N0} are expected, and {least} {frequencies[least]:N0} times, where {expected[least]:N0} are expected; "
            + $"chance alone gives such differences {Words.Often(chance)}.";
    }

    private static int Furthest(int[] frequencies, double[] expected, int sign) =>
        Enumerable.Range(0, Digits).MaxBy(digit => sign * (frequencies[digit] - expected[digit]));
}
