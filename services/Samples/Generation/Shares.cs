namespace Tabulation.Samples.Generation;

/// <summary>Divides whole numbers without losing any.</summary>
internal static class Shares
{
    /// <summary>
    /// Parts in proportion to the weights that sum to the total exactly: whole parts first, then one each to the largest remainders, the
    /// first of equal ones. A weight of 0 gets nothing.
    /// </summary>
    /// <param name="total">0 or more.</param>
    /// <param name="weights">Each 0 or more, not all 0 unless the total is 0; total times their sum fits into 64 bits.</param>
    public static int[] Divide(long total, ReadOnlySpan<long> weights)
    {
        var parts = new int[weights.Length];
        if (total == 0) return parts;
        long sum = 0;
        foreach (var weight in weights) sum += weight;
        if (sum == 0) throw new ArgumentException("Something is to be divided among nobody.", nameof(weights));

        var remainders = new long[weights.Length];
        var left = total;
        for (var i = 0; i < weights.Length; i++)
        {
            var (whole, remainder) = Math.DivRem(total * weights[i], sum);
            (parts[i], remainders[i]) = ((int)whole, remainder);
            left -= whole;
        }

        foreach (var i in LargestFirst(remainders, (int)left)) parts[i]++;
        return parts;
    }

    /// <summary>As <see cref="Divide"/>, but with every part from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static int[] DivideWithin(long total, ReadOnlySpan<long> weights, int least, int most)
    {
        if (total < (long)least * weights.Length || total > (long)most * weights.Length)
            throw new ArgumentOutOfRangeException(nameof(total), total, $"Cannot be made of {weights.Length} parts of {least} to {most}.");
        var parts = Divide(total, weights);
        for (var i = 0; i < parts.Length; i++) parts[i] = Math.Clamp(parts[i], least, most);
        var left = total - parts.Sum(part => (long)part);
        while (left != 0)
            for (var i = 0; i < parts.Length; i++) left -= Nudge(ref parts[i], left, left / parts.Length, least, most);
        return parts;
    }

    private static IEnumerable<int> LargestFirst(long[] remainders, int count) =>
        count == 0 ? [] : Enumerable.Range(0, remainders.Length).OrderByDescending(i => remainders[i]).Take(count);

    /// <summary>Moves a part by its even share of what is left, at least by one, as far as its bounds allow.</summary>
    private static long Nudge(ref int part, long left, long evenShare, int least, int most)
    {
        var step = evenShare != 0 ? evenShare : Math.Sign(left);
        var moved = (int)Math.Clamp(part + step, least, most);
        var change = moved - part;
        part = moved;
        return change;
    }
}
