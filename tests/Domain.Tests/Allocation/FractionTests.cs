using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Scenarios;

namespace Tabulation.Domain.Tests.Allocation;

public class FractionTests
{
    private static readonly Gen<Fraction> Fractions =
        from numerator in Gen.OneOf(Gen.Choose(-20, 20), Gen.Choose(int.MinValue, int.MaxValue))
        from denominator in Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, int.MaxValue))
        select Fraction.Of(numerator, denominator);

    private static readonly Gen<(Fraction A, Fraction B)> Pairs =
        from a in Fractions
        from b in Fractions
        select (a, b);

    [Fact]
    public void Fractions_are_in_lowest_terms_and_equal_when_their_numbers_are() => Check(Pairs, p =>
        BigInteger.GreatestCommonDivisor(p.A.Numerator, p.A.Denominator).IsOne
        && (p.A == p.B) == (p.A.Numerator * p.B.Denominator == p.B.Numerator * p.A.Denominator)
        && Fraction.Of(p.A.Numerator * 6, p.A.Denominator * 6) == p.A);

    [Fact]
    public void Order_is_that_of_the_difference() => Check(Pairs, p =>
        p.A.CompareTo(p.B) == (p.A - p.B).Numerator.Sign
        && (p.A < p.B) == (p.B > p.A)
        && (p.A <= p.B) == !(p.A > p.B)
        && (p.A >= p.B) == !(p.A < p.B));

    [Fact]
    public void Multiplying_undoes_dividing() => Check(Pairs.Where(p => p.B > Fraction.Zero), p => p.A / p.B * p.B == p.A);

    [Fact]
    public void Subtracting_undoes_itself() => Check(Pairs, p => p.A - (p.A - p.B) == p.B);

    [Fact]
    public void Floor_and_ceiling_enclose() => Check(Fractions, f =>
        f - (long)f.Floor >= 0 && f - (long)f.Floor < 1 && (long)f.Ceiling - f >= 0 && (long)f.Ceiling - f < 1);

    [Fact]
    public void Default_is_zero()
    {
        Assert.Equal(Fraction.Of(0, 7), default);
        Assert.Equal(BigInteger.One, default(Fraction).Denominator);
        Assert.Equal("0.000", default(Fraction).ToDecimal());
    }

    [Theory]
    [InlineData(5_971_719, 69, "86,546.652")]
    [InlineData(-2, 3, "-0.666")]
    [InlineData(1999, 1000, "1.999")]
    [InlineData(19999, 10000, "1.999")]
    [InlineData(1, 1000, "0.001")]
    [InlineData(1_234_567, 1, "1,234,567.000")]
    public void Decimals_are_cut_off(long numerator, long denominator, string text) =>
        Assert.Equal(text, Fraction.Of(numerator, denominator).ToDecimal());

    [Fact]
    public void A_denominator_is_at_least_one() => Assert.Throws<ArgumentOutOfRangeException>(() => Fraction.Of(1, 0));
}
