using System.Numerics;
using Tabulation.Domain.Allocation;

namespace Tabulation.Audit;

/// <summary>
/// The measured risk: the chance, at most, that an audit would have gone at least so well if the seats were wrong. P = product over the
/// draws j of (1 - 1/U) / (1 - e_j/u_j) (Kaplan-Markov: Stark, Risk-limiting postelection audits, 2009). If the errors of all stations
/// sum to 1 or more, the inverse of P is a martingale that does not grow in expectation, so it may be looked at after every draw. Held in
/// 2^-192ths and rounded up at each step: never below the exact value.
/// </summary>
public readonly record struct KaplanMarkov
{
    private const int Digits = 192;

    private static readonly BigInteger Whole = BigInteger.One << Digits;

    // Less one, so that default is the risk before any draw.
    private readonly BigInteger _partsLessWhole;
    private readonly bool _unbounded;

    private KaplanMarkov(BigInteger parts, bool unbounded = false)
    {
        _partsLessWhole = parts - Whole;
        _unbounded = unbounded;
    }

    private BigInteger Parts => _partsLessWhole + Whole;

    /// <summary>0 to 1.</summary>
    public Fraction Risk => _unbounded || Parts > Whole ? Fraction.One : Fraction.Of(Parts, Whole);

    public bool IsAtMost(Fraction limit) => !_unbounded && Parts * limit.Denominator <= limit.Numerator * Whole;

    /// <summary>After one more draw.</summary>
    /// <param name="total">U, in units of a margin's <see cref="AuditPlan.One"/>th.</param>
    /// <param name="bound">u of the station drawn, above 0.</param>
    /// <param name="error">e of it, at most its bound; at the bound no later draw can make up for it.</param>
    public KaplanMarkov Then(Int128 total, Int128 bound, Int128 error)
    {
        if (_unbounded || error >= bound)
            return new(Whole, true);
        return new(Up(Parts * Kept(total) * bound, (BigInteger)total * (bound - error)));
    }

    /// <summary>The fewest further draws without any error after which the risk is at the limit or below.</summary>
    /// <param name="total">U, in units.</param>
    /// <param name="limit">Above 0.</param>
    /// <returns>Null where none is enough: an error stands at its bound, or more than <see cref="int.MaxValue"/> would be
    /// needed.</returns>
    public int? DrawsTo(Int128 total, Fraction limit)
    {
        if (IsAtMost(limit)) return 0;
        if (_unbounded || !After(total, int.MaxValue).IsAtMost(limit)) return null;
        var (tooFew, enough) = (0, int.MaxValue);
        while (enough - tooFew > 1)
        {
            var middle = tooFew + ((enough - tooFew) / 2);
            (tooFew, enough) = After(total, middle).IsAtMost(limit) ? (tooFew, middle) : (middle, enough);
        }

        return enough;
    }

    private KaplanMarkov After(Int128 total, int draws)
    {
        var (power, factor) = (Parts, Up(Kept(total) * Whole, total));
        for (; draws > 0; draws >>= 1)
        {
            if ((draws & 1) == 1) power = Up(power * factor, Whole);
            factor = Up(factor * factor, Whole);
        }

        return new(power);
    }

    /// <summary>U - 1; 0 where the bounds together are no more than a margin, so that the seats cannot be wrong.</summary>
    private static BigInteger Kept(Int128 total) => Int128.Max(0, total - AuditPlan.One);

    private static BigInteger Up(BigInteger part, BigInteger whole) => (part + whole - 1) / whole;
}
