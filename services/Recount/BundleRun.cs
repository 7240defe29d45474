using Tabulation.Contracts;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount;

/// <summary>
/// Entries one after the other that are a whole bundle, in its order: the usual case. Their tree is built once and each entry's path is compared with it,
/// a quarter of the hashing that verifying the paths one by one takes.
/// </summary>
internal static class BundleRun
{
    /// <summary>How many entries from <paramref name="start"/> on make one whole bundle; 0 where they do not.</summary>
    public static int LengthAt(IReadOnlyList<DecodedEntry> entries, int start)
    {
        var first = entries[start].Proof;
        if (first.Index != 0 || first.Size < 2 || first.Size > entries.Count - start) return 0;
        for (var i = 1; i < first.Size; i++)
        {
            var proof = entries[start + i].Proof;
            if (proof.Index != i || proof.Size != first.Size || !proof.Signature.Span.SequenceEqual(first.Signature.Span)) return 0;
        }

        return (int)first.Size;
    }

    /// <summary>True where the key signed exactly these payloads together and every entry carries the path that belongs to it.</summary>
    public static bool IsSigned(IReadOnlyList<DecodedEntry> entries, int start, int length, VerificationKey key, BundleVerifier verifier)
    {
        var leaves = new Hash256[length];
        for (var i = 0; i < length; i++) leaves[i] = Rfc6962.LeafHash(entries[start + i].Payload.Span);
        var signature = entries[start].Proof.Signature;
        if (verifier.VerifyWhole(key, PayloadType.StatementBundle, leaves, signature, out var bundle) != BundleCheck.Signed) return false;
        for (var i = 0; i < length; i++)
            if (!bundle!.ProofOf(i).Path.Span.SequenceEqual(entries[start + i].Proof.Path.Span)) return false;
        return true;
    }
}
