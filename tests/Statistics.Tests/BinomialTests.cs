using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.Statistics.Tests;

/// <summary>Against sums of whole numbers.</summary>
public class BinomialTests
{
    private static Gen<(int Trials, int Of1024, int Successes)> Cases =>
        from trials in Gen.Choose(0, 700)
        from of1024 in Gen.Choose(1, Exactly.Parts - 1)
        from successes in Gen.Choose(0, trials)
        select (trials, of1024, successes);

    [Fact]
    public void Each_probability_is_the_exact_one() => Holds((trials, of1024, successes) =>
        IsTail(Exactly.Probability(trials, of1024, successes), Of(trials, of1024).Probability(successes)));

    [Fact]
    public void Both_tails_are_exact_however_small() => Holds((trials, of1024, successes) =>
        IsTail(Exactly.AtLeast(trials, of1024, successes), Of(trials, of1024).AtLeast(successes))
        && IsTail(Exactly.AtLeast(trials, Exactly.Parts - of1024, successes), Of(trials, of1024).AtMost(trials - successes)));

    [Fact]
    public void A_sum_over_any_numbers_is_exact() => Holds((trials, of1024, successes) =>
        Math.Abs(Exactly.That(trials, of1024, Counts) - Of(trials, of1024).That(Counts)) < 1e-13
        && Math.Abs(Of(trials, of1024).That(_ => true) - 1) < 1e-13);

    [Theory]
    [InlineData(5_000, 700, 3_400)]
    [InlineData(5_000, 1, 5)]
    [InlineData(5_000, 1_023, 4_999)]
    [InlineData(4_096, 512, 4_096)]
    public void Thousands_of_trials_cost_no_digits(int trials, int of1024, int successes)
    {
        Close.To(Exactly.Probability(trials, of1024, successes), Of(trials, of1024).Probability(successes));
        Close.To(Exactly.AtLeast(trials, of1024, successes), Of(trials, of1024).AtLeast(successes));
    }

    /// <summary>A whole country: the middle of the distribution is 1 / sqrt(2π n p q) up to terms of order 1/n.</summary>
    [Fact]
    public void A_hundred_million_trials_are_as_good()
    {
        var all = new Binomial(100_000_000, 0.5);
        Close.To(Math.Sqrt(2 / (Math.PI * all.Trials)), all.Probability(all.Trials / 2), 1e-8);
        Close.To(0.5 + (all.Probability(all.Trials / 2) / 2), all.AtLeast(all.Trials / 2), 1e-10);
        Close.To(1, all.That(_ => true), 1e-9);
    }

    [Fact]
    public void What_is_certain_or_impossible_is_so()
    {
        Assert.Equal((0, 1, 0), (new Binomial(10, 0).Probability(1), new Binomial(10, 0).Probability(0), new Binomial(10, 1).Probability(9)));
        Assert.Equal((1, 0), (new Binomial(10, 1).AtLeast(10), new Binomial(10, 1).AtLeast(11)));
        Assert.Equal((1, 0), (new Binomial(10, 0).AtMost(0), new Binomial(10, 0.5).AtMost(-1)));
        Assert.Equal((1, 0), (new Binomial(10, 1).That(k => k == 10), new Binomial(10, 0).That(k => k > 0)));
        Assert.Equal((1, 0), (default(Binomial).Probability(0), default(Binomial).Probability(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Binomial(-1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Binomial(1, double.NaN));
    }

    /// <summary>Below 10^-300 a double has fewer digits.</summary>
    private static bool IsTail(double expected, double found) => Close.Is(expected, found, 1e-11) || Math.Max(expected, found) < 1e-300;

    private static bool Counts(int successes) => successes % 7 is 2 or 3;

    private static Binomial Of(int trials, int of1024) => new(trials, of1024 / (double)Exactly.Parts);

    private static void Holds(Func<int, int, int, bool> property) =>
        Prop.ForAll(Cases.ToArbitrary(), one => property(one.Trials, one.Of1024, one.Successes)).Check(Config.QuickThrowOnFailure);
}
