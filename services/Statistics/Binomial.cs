namespace Tabulation.Statistics;

/// <summary>
/// How many of so many independent trials succeed. Probabilities are accurate to some 13 digits for any number of trials.
/// </summary>
public readonly record struct Binomial
{
    private const double Negligible = 1e-18;

    /// <param name="trials">At least 0.</param>
    /// <param name="chance">Of each trial, from 0 to 1.</param>
    public Binomial(int trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (chance is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(chance), chance, "A chance is from 0 to 1.");
        (Trials, Chance) = (trials, chance);
    }

    /// <summary>At least 0.</summary>
    public int Trials { get; }

    /// <summary>From 0 to 1.</summary>
    public double Chance { get; }

    /// <summary>The expected number of successes.</summary>
    public double Mean => Trials * Chance;

    /// <summary>
    /// The probability of exactly so many successes; 0 outside 0 to <see cref="Trials"/>. Loader's saddle-point expansion (2000).
    /// </summary>
    public double Probability(int successes)
    {
        if (successes < 0 || successes > Trials) return 0;
        if (Trials == 0 || Chance is 0 or 1) return successes == Mean ? 1 : 0;
        if (successes == 0) return AllAlike(Chance, 1 - Chance);
        if (successes == Trials) return AllAlike(1 - Chance, Chance);
        double n = Trials, k = successes, rest = n - k;
        var error = SaddlePoint.StirlingError(n) - SaddlePoint.StirlingError(k) - SaddlePoint.StirlingError(rest);
        var deviance = SaddlePoint.Deviance(k, n * Chance) + SaddlePoint.Deviance(rest, n * (1 - Chance));
        return Math.Exp(error - deviance - SaddlePoint.HalfLogOfTwoPi) / Math.Sqrt(k / n * rest);
    }

    /// <summary>The probability of at least so many successes, however small it is: down to 10^-300 as accurate as any other.</summary>
    public double AtLeast(int successes)
    {
        if (successes <= 0) return 1;
        return successes > Trials ? 0 : IncompleteBeta.Lower(Chance, 1 - Chance, successes, Trials - successes + 1.0);
    }

    /// <summary>The probability of at most so many successes, however small it is.</summary>
    public double AtMost(int successes)
    {
        if (successes >= Trials) return 1;
        return successes < 0 ? 0 : IncompleteBeta.Lower(1 - Chance, Chance, Trials - successes, successes + 1.0);
    }

    /// <summary>
    /// The probability of a number of successes that <paramref name="counts"/>: a sum over all that are likelier than 10^-18.
    /// </summary>
    public double That(Func<int, bool> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sum = 0.0;
        ForEach((successes, probability) => sum += counts(successes) ? probability : 0);
        return sum;
    }

    /// <summary>
    /// Shows every number of successes that is likelier than 10^-18, with its probability: from the likeliest upwards, then downwards.
    /// </summary>
    public void ForEach(Action<int, double> visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var mode = Math.Min(Trials, (int)((Trials + 1.0) * Chance));
        var likeliest = Probability(mode);
        visit(mode, likeliest);
        if (Chance is 0 or 1) return;
        var odds = Chance / (1 - Chance);
        var term = likeliest;
        for (var k = mode; (term *= odds * (Trials - k) / (k + 1.0)) > Negligible; k++) visit(k + 1, term);
        term = likeliest;
        for (var k = mode; (term *= k / (odds * (Trials - k + 1.0))) > Negligible; k--) visit(k - 1, term);
    }

    /// <summary>likely^n, where likely = 1 - unlikely: by the logarithm's series where that is close to 1.</summary>
    private double AllAlike(double unlikely, double likely) =>
        Math.Exp(unlikely < 0.1 ? -SaddlePoint.Deviance(Trials, Trials * likely) - (Trials * unlikely) : Trials * Math.Log(likely));
}
