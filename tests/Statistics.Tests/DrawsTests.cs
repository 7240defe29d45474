namespace Tabulation.Statistics.Tests;

/// <summary>From fixed seeds, so that a test passes always or never.</summary>
public class DrawsTests
{
    private const int Count = 100_000;

    private readonly Draws draws = new(new SplitMix64(7));

    [Theory]
    [InlineData(5, 0.3)]
    [InlineData(40, 0.1)]
    [InlineData(40, 0.93)]
    [InlineData(200, 0.4)]
    [InlineData(1_000, 0.05)]
    [InlineData(1_000, 0.51)]
    public void Binomial_draws_have_the_probabilities_of_the_distribution(int trials, double chance)
    {
        var found = new int[trials + 1];
        for (var i = 0; i < Count; i++) found[draws.Binomial(trials, chance)]++;
        var expected = Enumerable.Range(0, trials + 1).Select(k => Count * new Binomial(trials, chance).Probability(k)).ToArray();
        var common = Enumerable.Range(0, trials + 1).Where(k => expected[k] >= 5).ToArray();
        var distance = common.Sum(k => (found[k] - expected[k]) * (found[k] - expected[k]) / expected[k]);
        Assert.InRange(ChiSquare.UpperTail(distance, common.Length), 0.001, 0.999);
        Assert.InRange(Count - common.Sum(k => found[k]), 0, Count / 100);
    }

    [Fact]
    public void What_is_certain_is_drawn() =>
        Assert.Equal((0, 9, 0), (draws.Binomial(9, 0), draws.Binomial(9, 1), draws.Binomial(0, 0.5)));

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(4.5)]
    [InlineData(300)]
    public void Gamma_draws_have_mean_and_variance_of_the_shape(double shape)
    {
        var all = Enumerable.Range(0, Count).Select(_ => draws.Gamma(shape)).ToArray();
        var error = Math.Sqrt(shape / Count);
        Assert.InRange(all.Average(), shape - (4 * error), shape + (4 * error));
        Assert.InRange(Variance(all) / shape, 0.95, 1.05);
    }

    /// <summary>Variance n m (1 - m) (1 + (n - 1) correlation).</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(0.3)]
    public void Beta_binomial_draws_spread_as_their_trials_correlate(double correlation)
    {
        const double Mean = 0.6;
        const int Trials = 400;
        var all = Enumerable.Range(0, Count).Select(_ => (double)draws.BetaBinomial(Trials, Mean, correlation)).ToArray();
        var variance = Trials * Mean * (1 - Mean) * (1 + ((Trials - 1) * correlation));
        var error = Math.Sqrt(variance / Count);
        Assert.InRange(all.Average(), (Trials * Mean) - (4 * error), (Trials * Mean) + (4 * error));
        Assert.InRange(Variance(all) / variance, 0.97, 1.03);
    }

    private static double Variance(double[] all)
    {
        var mean = all.Average();
        return all.Sum(one => (one - mean) * (one - mean)) / all.Length;
    }
}
