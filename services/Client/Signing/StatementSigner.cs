using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Client.Keys;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Signing;

/// <summary>Makes payloads of what one authority says and signs them. Not thread-safe.</summary>
/// <param name="authority">Code of the authority.</param>
/// <param name="key">Its key.</param>
/// <param name="secret">The client's secret, from which nonces are derived: the same content always gets the same statement id.</param>
public sealed class StatementSigner(string authority, SigningKey key, NonceSecret secret)
{
    /// <summary>The most statements that one signature may cover.</summary>
    public const int MostTogether = 256;

    /// <summary>Code of the authority.</summary>
    public string Authority => authority;

    /// <summary>The key that verifies what is signed here.</summary>
    public VerificationKey PublicKey => key.PublicKey;

    /// <summary>The bytes to sign: <paramref name="payload"/> with its authority and nonce filled in.</summary>
    /// <param name="payload">Election id (but in a definition), content and, in a correction, what it replaces. Changed.</param>
    public ByteString Encode(Payload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        payload.Authority = authority;
        payload.Nonce = ByteString.Empty;
        payload.Nonce = ByteString.CopyFrom(HMACSHA256.HashData(secret.Bytes, payload.ToByteArray()).AsSpan(0, 16));
        return payload.ToByteString();
    }

    /// <summary>Signs payloads made by <see cref="Encode"/> together.</summary>
    /// <param name="payloads">1 to <see cref="MostTogether"/>.</param>
    /// <param name="tags">One for each: what the caller wants back with its answer.</param>
    public SignedBatch Sign(IReadOnlyList<ByteString> payloads, IReadOnlyList<long> tags)
    {
        ArgumentNullException.ThrowIfNull(payloads);
        var leaves = new Hash256[payloads.Count];
        for (var i = 0; i < leaves.Length; i++) leaves[i] = Rfc6962.LeafHash(payloads[i].Span);
        var signed = SignedBundle.Sign(key, PayloadType.StatementBundle, leaves);
        var bundle = new Bundle { Payloads = { payloads }, Signature = ByteString.CopyFrom(signed.Signature.Span) };
        return new SignedBatch(bundle, [.. payloads.Select(payload => StatementId.OfPayload(payload.Span))], tags);
    }
}
