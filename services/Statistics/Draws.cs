namespace Tabulation.Statistics;

/// <summary>Draws from distributions; from the same seed the same ones. Not for keys or nonces. Not safe for concurrent use.</summary>
public sealed class Draws(SplitMix64 numbers)
{
    private const int FewSuccesses = 10;

    /// <summary>Above 0 and below 1.</summary>
    public double Uniform() => ((numbers.Next() >> 11) + 0.5) * (1.0 / (1L << 53));

    /// <summary>With mean 0 and variance 1: Marsaglia's polar method (1962).</summary>
    public double Normal()
    {
        while (true)
        {
            var (x, y) = ((2 * Uniform()) - 1, (2 * Uniform()) - 1);
            var square = (x * x) + (y * y);
            if (square < 1) return x * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }

    /// <summary>
    /// With a mean of <paramref name="shape"/>, above 0: Marsaglia and Tsang, A Simple Method for Generating Gamma Variables (2000).
    /// </summary>
    public double Gamma(double shape)
    {
        if (shape < 1) return Gamma(shape + 1) * Math.Pow(Uniform(), 1 / shape);
        var d = shape - (1.0 / 3);
        while (true)
        {
            var x = Normal();
            var root = 1 + (x / Math.Sqrt(9 * d));
            if (root <= 0) continue;
            var cube = root * root * root;
            if (Math.Log(Uniform()) < (x * x / 2) + (d * (1 - cube + Math.Log(cube)))) return d * cube;
        }
    }

    /// <summary>
    /// Successes of trials whose common chance is itself drawn: from a beta distribution with this mean, whose spread makes two trials
    /// correlate by
    /// <paramref name="correlation"/>.
    /// </summary>
    /// <param name="trials">At least 0.</param>
    /// <param name="mean">From 0 to 1.</param>
    /// <param name="correlation">From 0, where the chance is the mean itself, to below 1.</param>
    public int BetaBinomial(int trials, double mean, double correlation)
    {
        if (correlation == 0 || mean is 0 or 1) return Binomial(trials, mean);
        var size = (1 - correlation) / correlation;
        var (success, failure) = (Gamma(mean * size), Gamma((1 - mean) * size));
        return Binomial(trials, success + failure == 0 ? mean : success / (success + failure));
    }

    /// <param name="trials">At least 0.</param>
    /// <param name="chance">From 0 to 1.</param>
    public int Binomial(int trials, double chance)
    {
        if (chance > 0.5) return trials - Binomial(trials, 1 - chance);
        if (trials == 0 || chance == 0) return 0;
        return trials * chance < FewSuccesses ? Few(trials, chance) : Many(new Binomial(trials, chance));
    }

    /// <summary>Counts the waits between successes (Devroye, Non-Uniform Random Variate Generation, 1986, chapter X.4).</summary>
    private int Few(int trials, double chance)
    {
        var perTrial = Math.Log(1 - chance);
        var successes = -1;
        for (double passed = 0; passed <= trials; successes++) passed += Math.Floor(Math.Log(Uniform()) / perTrial) + 1;
        return successes;
    }

    /// <summary>Transformed rejection (Hörmann, The Generation of Binomial Random Variates, 1993, algorithm BTRS).</summary>
    private int Many(Binomial binomial)
    {
        var spread = Math.Sqrt(binomial.Mean * (1 - binomial.Chance));
        var b = 1.15 + (2.53 * spread);
        var a = -0.0873 + (0.0248 * b) + (0.01 * binomial.Chance);
        var highest = binomial.Probability((int)((binomial.Trials + 1.0) * binomial.Chance));
        while (true)
        {
            var (u, v) = (Uniform() - 0.5, Uniform());
            var left = 0.5 - Math.Abs(u);
            var drawn = Math.Floor((((2 * a / left) + b) * u) + binomial.Mean + 0.5);
            if (drawn < 0 || drawn > binomial.Trials) continue;
            if (left >= 0.07 && v <= 0.92 - (4.2 / b)) return (int)drawn;
            var height = v * (2.83 + (5.1 / b)) * spread / ((a / (left * left)) + b);
            if (height * highest <= binomial.Probability((int)drawn)) return (int)drawn;
        }
    }
}
