namespace Tabulation.Forensics.Plots;

/// <summary>Numbers along an axis, and where they lie on the drawing.</summary>
/// <param name="Least">The number at <paramref name="Start"/>.</param>
/// <param name="Most">The number at <paramref name="End"/>, above the least.</param>
/// <param name="Start">A coordinate.</param>
/// <param name="End">A coordinate, on either side of the start.</param>
internal readonly record struct Scale(double Least, double Most, double Start, double End)
{
    public double At(double number) => Start + ((number - Least) / (Most - Least) * (End - Start));

    /// <summary>1, 2 or 5 times a power of ten: the least that divides the scale into about so many parts.</summary>
    public double StepFor(int parts)
    {
        var range = Most - Least;
        var power = Math.Pow(10, Math.Floor(Math.Log10(range / parts)));
        double[] steps = [power, 2 * power, 5 * power, 10 * power];
        return steps.First(step => range / step <= parts + 0.5 || step == steps[^1]);
    }

    /// <summary>Whole steps on the scale.</summary>
    public IEnumerable<double> Ticks(double step)
    {
        for (var number = Math.Ceiling((Least / step) - 1e-9); number * step <= Most + (step / 1_000); number++) yield return (number * step) + 0.0;
    }

    /// <summary>The scale widened to whole steps.</summary>
    public Scale Rounded(double step) =>
        this with { Least = Math.Floor((Least / step) + 1e-9) * step, Most = Math.Ceiling((Most / step) - 1e-9) * step };
}
