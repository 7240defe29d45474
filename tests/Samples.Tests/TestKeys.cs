using System.Security.Cryptography;
using System.Text;

namespace Tabulation.Samples.Tests;

/// <summary>Real P-256 public keys that follow from the authority's code, so that a sample built with them is always the same.</summary>
internal static class TestKeys
{
    private static readonly Dictionary<string, ReadOnlyMemory<byte>> s_known = [];

    public static Rehearsal Rehearsal(ulong seed) => new(seed, PublicKeyOf);

    public static ReadOnlyMemory<byte> PublicKeyOf(string code)
    {
        lock (s_known)
        {
            if (!s_known.TryGetValue(code, out var key)) s_known[code] = key = Make(code);
            return key;
        }
    }

    private static byte[] Make(string code)
    {
        var secret = SHA256.HashData(Encoding.UTF8.GetBytes($"Samples.Tests {code}"));
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });
        var point = key.ExportParameters(false).Q;
        return [4, .. point.X!, .. point.Y!];
    }
}
