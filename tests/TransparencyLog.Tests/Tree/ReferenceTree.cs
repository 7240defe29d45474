using System.Numerics;
using System.Security.Cryptography;

namespace Tabulation.TransparencyLog.Tests;

/// <summary>RFC 6962 sections 2.1 and 2.1.1 as they are defined: recursive, over the data, sharing no code with the product.</summary>
internal static class ReferenceTree
{
    public static byte[] Root(ReadOnlySpan<byte[]> data)
    {
        if (data.IsEmpty)
            return SHA256.HashData([]);
        if (data.Length == 1)
            return SHA256.HashData([0, .. data[0]]);
        var k = Split(data.Length);
        return SHA256.HashData([1, .. Root(data[..k]), .. Root(data[k..])]);
    }

    public static List<byte[]> Path(int index, ReadOnlySpan<byte[]> data)
    {
        if (data.Length == 1)
            return [];
        var k = Split(data.Length);
        return index < k
            ? [.. Path(index, data[..k]), Root(data[k..])]
            : [.. Path(index - k, data[k..]), Root(data[..k])];
    }

    /// <summary>Distinct leaves: the numbers from 0, in decimal.</summary>
    public static byte[][] Numbered(int size) => [.. Enumerable.Range(0, size).Select(i => System.Text.Encoding.ASCII.GetBytes($"{i}"))];

    public static Hash256[] LeafHashes(IEnumerable<byte[]> data) => [.. data.Select(leaf => Rfc6962.LeafHash(leaf))];

    // The largest power of two smaller than the size.
    private static int Split(int size) => (int)BitOperations.RoundUpToPowerOf2((uint)size) / 2;
}
