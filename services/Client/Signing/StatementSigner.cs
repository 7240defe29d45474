using Google.Protobuf;
using Tabulation.Client.Keys;
using Tabulation.Client.Submitting;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Signing;

/// <summary>Makes payloads of what one authority says and signs them. Thread-safe.</summary>
/// <param name="authority">Code of the authority.</param>
/// <param name="key">Its key.</param>
/// <param name="secret">The client's secret, from which nonces are derived: the same content always gets the same statement id.</param>
public sealed class StatementSigner(string authority, SigningKey key, NonceSecret secret)
{
    private readonly PayloadBuilder builder = new(secret.Bytes.ToArray());

    /// <summary>The most statements that one signature may cover.</summary>
    public static int MostTogether => PayloadType.StatementBundle.MostPayloads;

    /// <summary>Code of the authority.</summary>
    public string Authority => authority;

    /// <summary>The key that verifies what is signed here.</summary>
    public VerificationKey PublicKey => key.PublicKey;

    /// <summary>The same authority and key, with other nonces: what it says in the very words of an earlier statement is another statement.</summary>
    /// <param name="times">How often these words were said before, from 1; the same number gives the same nonces.</param>
    public StatementSigner SayingAgain(int times) => new(authority, key, secret.SayingAgain(times));

    /// <summary>The bytes to sign: <paramref name="payload"/> with its authority and nonce filled in.</summary>
    /// <param name="payload">Election id (but in a definition), content and, in a correction, what it replaces. Its authority is set.</param>
    /// <exception cref="ArgumentException">It is not a statement; <see cref="TryEncode"/> says so without throwing.</exception>
    public ByteString Encode(Payload payload) => TryEncode(payload, out var bytes) is { } problem
        ? throw new ArgumentException($"{problem.Field}: {problem.Message}", nameof(payload))
        : bytes;

    /// <summary>As <see cref="Encode"/>; returns null, or what keeps it from being a statement that could be signed.</summary>
    public FormatProblem? TryEncode(Payload payload, out ByteString bytes)
    {
        ArgumentNullException.ThrowIfNull(payload);
        payload.Authority = authority;
        var problem = builder.Build(payload, out var encoded);
        bytes = UnsafeByteOperations.UnsafeWrap(encoded);
        return problem;
    }

    /// <summary>Signs payloads made by <see cref="Encode"/> together.</summary>
    /// <param name="payloads">1 to <see cref="MostTogether"/>.</param>
    /// <param name="tags">One for each: what the caller wants back with its answer.</param>
    public SignedBatch Sign(IReadOnlyList<ByteString> payloads, IReadOnlyList<long> tags)
    {
        ArgumentNullException.ThrowIfNull(payloads);
        var bundle = new BundleBuilder(key, PayloadType.StatementBundle, [.. payloads.Select(payload => payload.Memory)]).ToBundle();
        return new SignedBatch(bundle, [.. payloads.Select(payload => Hashes.StatementIdOf(payload.Span))], tags);
    }
}
