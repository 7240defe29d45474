using System.Numerics;

namespace Tabulation.Domain.Folding;

/// <summary>
/// Arithmetic on runs of figures, several at a time. Vectors do not check for overflow, so it is ruled out beforehand: a figure has 31 bits, and all
/// results together have at most 500 million figures, so that no sum or difference of sums comes near 64.
/// </summary>
internal static class FigureSums
{
    /// <summary>Puts new figures in the place of others.</summary>
    /// <param name="figures">Replaced by <paramref name="by"/>.</param>
    /// <param name="by">As many, each 0 to <see cref="int.MaxValue"/>.</param>
    /// <param name="change">As many: what is to be added wherever the figures were.</param>
    /// <exception cref="OverflowException">A figure was out of range; none was replaced.</exception>
    public static void Replace(Span<int> figures, ReadOnlySpan<long> by, Span<long> change)
    {
        var bits = Vector<long>.Zero;
        var i = 0;
        for (; i <= figures.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            var (low, high) = (new Vector<long>(by[i..]), new Vector<long>(by[(i + Vector<long>.Count)..]));
            Vector.Widen(new Vector<int>(figures[i..]), out var oldLow, out var oldHigh);
            (low - oldLow).CopyTo(change[i..]);
            (high - oldHigh).CopyTo(change[(i + Vector<long>.Count)..]);
            Vector.Narrow(low, high).CopyTo(figures[i..]);
            bits |= low | high;
        }

        var rest = 0L;
        for (; i < figures.Length; i++)
        {
            change[i] = by[i] - figures[i];
            figures[i] = unchecked((int)by[i]);
            rest |= by[i];
        }

        if (rest is >= 0 and <= int.MaxValue && !Vector.LessThanAny(bits, Vector<long>.Zero) && !Vector.GreaterThanAny(bits, new Vector<long>(int.MaxValue))) return;
        for (i = 0; i < figures.Length; i++) figures[i] = (int)(by[i] - change[i]);
        throw new OverflowException("A figure lies outside of what a result can have.");
    }

    public static void Add(Span<long> sums, ReadOnlySpan<long> change)
    {
        var i = 0;
        for (; i <= sums.Length - Vector<long>.Count; i += Vector<long>.Count)
            (new Vector<long>(sums[i..]) + new Vector<long>(change[i..])).CopyTo(sums[i..]);
        for (; i < sums.Length; i++) sums[i] += change[i];
    }
}
