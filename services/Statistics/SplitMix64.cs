using System.Text;

namespace Tabulation.Statistics;

/// <summary>
/// Numbers that look random and are the same on any machine: SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
/// Generators, OOPSLA 2014). Not for keys or nonces. Not safe for concurrent use.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>A sequence of its own for each purpose, so that drawing more for one leaves the others as they are.</summary>
    public static SplitMix64 For(ulong seed, string purpose)
    {
        var hash = 0xcbf29ce484222325;
        // FNV-1a is defined modulo 2^64.
        foreach (var letter in Encoding.UTF8.GetBytes(purpose)) hash = unchecked((hash ^ letter) * 0x100000001b3);
        return new SplitMix64(new SplitMix64(seed).Next() ^ hash);
    }

    public ulong Next()
    {
        // The generator is defined modulo 2^64.
        unchecked
        {
            state += 0x9e3779b97f4a7c15;
            var mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>From 0 to <paramref name="bound"/> - 1; the bound is at least 1.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(Next(), (ulong)bound, out _);
    }

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>From <paramref name="middle"/> - <paramref name="spread"/> to their sum, more often near the middle.</summary>
    public int Near(int middle, int spread) =>
        middle + ((Between(-spread, spread) + Between(-spread, spread) + Between(-spread, spread)) / 3);

    /// <summary>The numbers from 0 to <paramref name="count"/> - 1, shuffled (Fisher, Yates).</summary>
    public int[] Order(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var last = count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }
}
