using System.Numerics;
using System.Security.Cryptography;

namespace Tabulation.TransparencyLog.Tests;

/// <summary>
/// RFC 6962 sections 2.1 to 2.1.2 as they are defined: recursive, over ranges of the data, sharing no code with the product. The root of
/// each range is kept, so that all proofs of all sizes can be had.
/// </summary>
internal sealed class ReferenceProofs(byte[][] data)
{
    private readonly Dictionary<(int Start, int End), Hash256> _roots = [];

    /// <summary>MTH(D[start:end]).</summary>
    public Hash256 Root(int start, int end)
    {
        if (_roots.TryGetValue((start, end), out var known))
            return known;
        var k = Split(end - start);
        return _roots[(start, end)] = Hash256.From((end - start) switch
        {
            0 => SHA256.HashData([]),
            1 => SHA256.HashData([0, .. data[start]]),
            _ => SHA256.HashData([1, .. Root(start, start + k).ToArray(), .. Root(start + k, end).ToArray()]),
        });
    }

    /// <summary>PATH(m, D[0:n]).</summary>
    public List<Hash256> Path(int m, int n)
    {
        List<Hash256> path = [];
        AddPath(path, m, 0, n);
        return path;
    }

    /// <summary>PROOF(m, D[0:n]), 0 &lt; m.</summary>
    public List<Hash256> Proof(int m, int n)
    {
        List<Hash256> proof = [];
        AddSubproof(proof, m, 0, n, true);
        return proof;
    }

    private void AddPath(List<Hash256> path, int m, int start, int end)
    {
        if (end - start == 1)
            return;
        var k = Split(end - start);
        AddPath(path, m < k ? m : m - k, m < k ? start : start + k, m < k ? start + k : end);
        path.Add(m < k ? Root(start + k, end) : Root(start, start + k));
    }

    private void AddSubproof(List<Hash256> proof, int m, int start, int end, bool isWhole)
    {
        var n = end - start;
        if (m == n)
        {
            if (!isWhole)
                proof.Add(Root(start, end));
            return;
        }
        var k = Split(n);
        AddSubproof(proof, m <= k ? m : m - k, m <= k ? start : start + k, m <= k ? start + k : end, isWhole && m <= k);
        proof.Add(m <= k ? Root(start + k, end) : Root(start, start + k));
    }

    // The largest power of two smaller than the size.
    private static int Split(int size) => (int)BitOperations.RoundUpToPowerOf2((uint)size) / 2;
}
