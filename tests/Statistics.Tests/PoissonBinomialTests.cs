namespace Tabulation.Statistics.Tests;

public class PoissonBinomialTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(40)]
    public void Equal_chances_are_the_binomial_distribution(int successes) =>
        Close.To(new Binomial(40, 0.3).AtLeast(successes), PoissonBinomial.AtLeast([.. Enumerable.Repeat(0.3, 40)], successes));

    /// <summary>Every outcome of a few trials, one by one.</summary>
    [Fact]
    public void Unequal_chances_are_the_sum_over_all_outcomes()
    {
        double[] chances = [0.1, 0.25, 0.5, 0.9, 0.01];
        for (var least = -1; least <= 6; least++)
        {
            var sum = Enumerable.Range(0, 32).Where(outcome => int.PopCount(outcome) >= least)
                .Sum(outcome => Enumerable.Range(0, 5).Aggregate(1.0, (product, trial) => product * ((outcome >> trial & 1) == 1 ? chances[trial] : 1 - chances[trial])));
            Assert.Equal(sum, PoissonBinomial.AtLeast(chances, least), 1e-12);
        }
    }
}
