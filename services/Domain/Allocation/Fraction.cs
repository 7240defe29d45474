using System.Globalization;
using System.Numerics;

namespace Tabulation.Domain.Allocation;

/// <summary>An exact rational number of any size, in lowest terms, denominator positive. <c>default</c> is 0.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    // One less than the denominator, so that default is 0/1 and equality of the fields is equality of the numbers.
    private readonly BigInteger _denominatorLessOne;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        _denominatorLessOne = denominator - 1;
    }

    public BigInteger Numerator { get; }

    /// <summary>1 or more.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>The largest whole number not above this one.</summary>
    public BigInteger Floor
    {
        get
        {
            var whole = BigInteger.DivRem(Numerator, Denominator, out var rest);
            return rest.Sign < 0 ? whole - 1 : whole;
        }
    }

    /// <summary>The smallest whole number not below this one.</summary>
    public BigInteger Ceiling => -(-this).Floor;

    public static Fraction Zero => default;

    public static Fraction One => Of(1, 1);

    /// <exception cref="ArgumentOutOfRangeException">The denominator is 0 or below.</exception>
    public static Fraction Of(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new(numerator / common, denominator / common);
    }

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static Fraction operator -(Fraction value) => new(-value.Numerator, value.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) =>
        Of((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <exception cref="ArgumentOutOfRangeException">The divisor is 0 or below.</exception>
    public static Fraction operator /(Fraction left, Fraction right) =>
        Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>
    /// In decimal, cut off (not rounded) after three digits, thousands separated by commas: 86546.6521 is "86,546.652", -2/3 is "-0.666".
    /// </summary>
    public string ToDecimal()
    {
        var thousandths = BigInteger.Abs(Numerator) * 1000 / Denominator;
        var whole = BigInteger.DivRem(thousandths, 1000, out var rest);
        var sign = Numerator.Sign < 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{whole:N0}.{(int)rest:D3}");
    }

    /// <summary>"7/10", or "5" where it is whole.</summary>
    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
