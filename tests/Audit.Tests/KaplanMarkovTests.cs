using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;

namespace Tabulation.Audit.Tests;

public class KaplanMarkovTests
{
    private sealed record Sampled(Int128[] Bounds, Int128[] Errors, int[] Drawn)
    {
        public Int128 Total => Bounds.Aggregate(Int128.Zero, (sum, b) => sum + b);

        public KaplanMarkov Measured => Drawn.Aggregate(default(KaplanMarkov), (risk, p) => risk.Then(Total, Bounds[p], Errors[p]));

        public override string ToString() =>
            $"u [{string.Join(",", Bounds)}] e [{string.Join(",", Errors)}] drawn [{string.Join(",", Drawn)}]";
    }

    /// <summary>The formula as printed, in fractions of any size.</summary>
    [Fact]
    public void It_is_the_product_and_never_below_it() => Small.Check(Samples(6), s =>
    {
        var exact = Exact(s.Total, s.Drawn.Select(p => (s.Bounds[p], s.Errors[p])));
        if (exact is not { } p) return s.Measured.Risk == Fraction.One;
        var capped = p > Fraction.One ? Fraction.One : p;
        return s.Measured.Risk >= capped && s.Measured.Risk <= capped - -Fraction.Of(1, BigInteger.One << 150);
    });

    /// <summary>All sequences of draws with their exact chances: where the errors sum to a margin, a risk of at most x comes up with
    /// a chance of at most x.</summary>
    [Fact]
    public void It_is_valid_whatever_is_wrong() => Prop.ForAll(Samples(3).Where(IsWrong).ToArbitrary(), s =>
    {
        var all = Sequences(s.Bounds.Length, s.Drawn.Length).Select(drawn => s with { Drawn = drawn }).ToList();
        return all.Select(each => each.Measured.Risk).Distinct().All(x => ChanceOf(all.Where(each => each.Measured.Risk <= x)) <= x);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_draws_it_asks_for_are_the_fewest() => Small.Check(Samples(6), s =>
    {
        var limit = Fraction.Of(1, 20);
        if (s.Measured.DrawsTo(s.Total, limit) is not { } draws) return s.Measured.Risk == Fraction.One;
        if (draws > 2_000) return true;
        var risk = s.Measured;
        for (var n = 0; n < draws; n++, risk = risk.Then(s.Total, 1, 0))
            if (risk.IsAtMost(limit)) return false;
        return risk.IsAtMost(limit);
    });

    [Fact]
    public void Known_values()
    {
        // U = 10, no error: 0.9^28 = 0.0523 and 0.9^29 = 0.0471. A station found half as wrong as it can be doubles the risk.
        Int128 ten = 10 * (Int128)AuditPlan.One;
        Assert.Equal(29, default(KaplanMarkov).DrawsTo(ten, Fraction.Of(1, 20)));
        Assert.Equal(Fraction.Of(9, 10), Rounded(default(KaplanMarkov).Then(ten, 8, 0)));
        Assert.Equal(Fraction.Of(81, 100), Rounded(default(KaplanMarkov).Then(ten, 8, 0).Then(ten, 8, 0)));
        Assert.Equal(Fraction.One, default(KaplanMarkov).Then(ten, 8, 4).Risk);
        Assert.Equal(Fraction.Of(972, 1_000), Rounded(default(KaplanMarkov).Then(ten, 8, 4).Then(ten, 8, -4).Then(ten, 8, 0)));
        Assert.Null(default(KaplanMarkov).Then(ten, 8, 8).DrawsTo(ten, Fraction.Of(1, 20)));
        Assert.Equal(Fraction.One, default(KaplanMarkov).Risk);
    }

    /// <summary>To a billionth.</summary>
    private static Fraction Rounded(KaplanMarkov measured) => Fraction.Of((measured.Risk * 1_000_000_000).Floor, 1_000_000_000);

    private static Gen<Sampled> Samples(int most) =>
        from stations in Gen.Choose(1, most)
        from bounds in Gen.Choose(1, 64).Select(b => b * (Int128)AuditPlan.One / 16).ArrayOf(stations)
        from errors in Gen.Choose(-4, 16).ArrayOf(stations)
        from draws in Gen.Choose(0, most)
        from drawn in Gen.Choose(0, stations - 1).ArrayOf(draws)
        select new Sampled(bounds, [.. bounds.Zip(errors, (bound, error) => bound * error / 16)], drawn);

    private static bool IsWrong(Sampled s) => s.Errors.Aggregate(Int128.Zero, (sum, e) => sum + e) >= AuditPlan.One;

    private static Fraction? Exact(Int128 total, IEnumerable<(Int128 Bound, Int128 Error)> drawn)
    {
        var u = Fraction.Of(total, AuditPlan.One);
        var kept = u > Fraction.One ? Fraction.One - (Fraction.One / u) : Fraction.Zero;
        var risk = Fraction.One;
        foreach (var (bound, error) in drawn)
        {
            if (error >= bound) return null;
            risk = risk * kept / (Fraction.One - Fraction.Of(error, bound));
        }

        return risk;
    }

    private static Fraction ChanceOf(IEnumerable<Sampled> sequences) => sequences
        .Select(s => s.Drawn.Aggregate(Fraction.One, (chance, p) => chance * Fraction.Of(s.Bounds[p], s.Total)))
        .Aggregate(Fraction.Zero, (sum, chance) => sum - -chance);

    private static IEnumerable<int[]> Sequences(int stations, int draws) => draws == 0
        ? [[]]
        : Sequences(stations, draws - 1).SelectMany(before => Enumerable.Range(0, stations).Select(next => (int[])[.. before, next]));
}
