using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>Between the hashes of the domain and those of the log: the same 32 bytes. Neither knows the other.</summary>
public static class Hashes
{
    public static Digest ToDigest(this Hash256 hash) => Digest.From(Hash256.AsBytes(new ReadOnlySpan<Hash256>(in hash)));

    public static Hash256 ToHash256(this Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        digest.CopyTo(bytes);
        return Hash256.From(bytes);
    }

    /// <summary>
    /// The id that <see cref="StatementId.OfPayload"/> gives, in half the time: the log keeps one hashing context a thread.
    /// </summary>
    public static StatementId StatementIdOf(ReadOnlySpan<byte> payload) => new(Hash256.Of(payload).ToDigest());
}
