using Tabulation.Forensics.Checks;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Plots;

/// <summary>Stations near each whole percentage from 0 to 99, less how many chance alone would bring there.</summary>
/// <param name="Values">By whole percentage.</param>
/// <param name="Deviations">Standard deviations by chance.</param>
internal sealed record ExcessByPercent(double[] Values, double[] Deviations)
{
    private const int Percents = 100;

    public static ExcessByPercent Of(IReadOnlyList<(int Part, int Whole)> stations)
    {
        var (values, variances, chances) = (new double[Percents + 1], new double[Percents + 1], new double[Percents + 1]);
        foreach (var (part, whole) in stations)
        {
            Array.Clear(chances);
            new Binomial(whole, (double)part / whole).ForEach((other, probability) =>
            {
                if (WholePercents.Near(other, whole)) chances[Nearest(other, whole)] += probability;
            });
            for (var percent = 0; percent <= Percents; percent++)
            {
                values[percent] -= chances[percent];
                variances[percent] += Math.Max(0, chances[percent] * (1 - chances[percent]));
            }

            if (WholePercents.Near(part, whole)) values[Nearest(part, whole)]++;
        }

        return new ExcessByPercent(values[..Percents], [.. variances[..Percents].Select(Math.Sqrt)]);
    }

    private static int Nearest(int part, int whole) => (int)Math.Round(100.0 * part / whole);
}
