namespace Tabulation.Domain.Ids;

/// <summary>SHA-256 of a statement's payload: what makes a statement the same statement. <c>default</c> stands for none.</summary>
public readonly record struct StatementId(Digest Value)
{
    public bool IsNone => Value.IsNone;

    public static StatementId OfPayload(ReadOnlySpan<byte> payload) => new(Digest.Of(payload));

    public override string ToString() => Value.ToString();
}

/// <summary>Statement id of the election's definition. <c>default</c> stands for none.</summary>
public readonly record struct ElectionId(Digest Value)
{
    public bool IsNone => Value.IsNone;

    public override string ToString() => Value.ToString();
}

/// <summary>SHA-256 of a public key's 65 bytes (SEC 1 uncompressed P-256 point).</summary>
public readonly record struct KeyId(Digest Value)
{
    public static KeyId OfPublicKey(ReadOnlySpan<byte> publicKey) => new(Digest.Of(publicKey));

    public override string ToString() => Value.ToString();
}
