using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Tabulation.Audit;

/// <summary>
/// Stations drawn with replacement, each with the chance of its weight in all weights, exactly; by anybody again from the seed. Draw n
/// (from 1), attempt k (from 0) takes SHA-256 over these bytes of UTF-8, every line ending with one line feed: <code> tabulation audit
/// draw v1 the seed the checkpoint's origin its size, in decimal its root, 32 bytes in base64 with padding n, in decimal k, in decimal
/// </code> Let x be the hash as a number, its first byte the most significant, and W the sum of all weights. If x is not below the
/// largest multiple of W up to 2^256, the next attempt is made. Otherwise the station drawn is the first in order whose weight and those
/// before it sum to more than x mod W. Thread-safe.
/// </summary>
public sealed class SeededDraws
{
    private const string Version = "tabulation audit draw v1";

    private static readonly BigInteger Hashes = BigInteger.One << 256;

    private readonly string _prefix;
    private readonly Int128[] _upTo;
    private readonly BigInteger _total;
    private readonly BigInteger _limit;

    /// <param name="seed">One line of text without control characters, not empty, thrown or drawn in public after the checkpoint was
    /// published.</param>
    /// <param name="anchor">The checkpoint.</param>
    /// <param name="weights">Of the stations, 0 or more each; more than 0 together.</param>
    /// <exception cref="ArgumentException">The seed or the origin is no line, or the weights are none.</exception>
    public SeededDraws(string seed, DrawAnchor anchor, IReadOnlyList<Int128> weights)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(weights);
        if (!IsLine(seed) || !IsLine(anchor.Origin))
            throw new ArgumentException("A seed and an origin are one line of text each, without control characters.", nameof(seed));
        var root = Convert.ToBase64String(anchor.Root.ToArray());
        _prefix = string.Create(CultureInfo.InvariantCulture, $"{Version}\n{seed}\n{anchor.Origin}\n{anchor.Size}\n{root}\n");
        _upTo = new Int128[weights.Count];
        var sum = Int128.Zero;
        for (var i = 0; i < weights.Count; i++) _upTo[i] = sum += weights[i];
        if (sum <= 0 || weights.Any(w => w < 0))
            throw new ArgumentException("Weights are 0 or more each, and more than 0 together.", nameof(weights));
        _total = sum;
        _limit = Hashes - (Hashes % _total);
    }

    /// <summary>Whether it can be a seed.</summary>
    public static bool IsLine(string text) => !string.IsNullOrEmpty(text) && !text.Any(char.IsControl);

    /// <summary>The station's place in order, from 0.</summary>
    /// <param name="draw">From 1.</param>
    public int this[int draw]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(draw, 1);
            for (var attempt = 0; ; attempt++)
            {
                var hash = new BigInteger(HashOf(draw, attempt), isUnsigned: true, isBigEndian: true);
                if (hash < _limit) return Holder((Int128)(hash % _total));
            }
        }
    }

    /// <summary>The first so many.</summary>
    public IReadOnlyList<int> First(int draws) => [.. Enumerable.Range(1, draws).Select(draw => this[draw])];

    private byte[] HashOf(int draw, int attempt) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_prefix}{draw}\n{attempt}\n")));

    /// <summary>The first whose sum is above the point.</summary>
    private int Holder(Int128 point)
    {
        var (below, holder) = (-1, _upTo.Length - 1);
        while (holder - below > 1)
        {
            var middle = (below + holder) / 2;
            (below, holder) = _upTo[middle] > point ? (below, middle) : (middle, holder);
        }

        return holder;
    }
}
