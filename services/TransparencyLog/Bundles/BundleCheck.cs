namespace Tabulation.TransparencyLog;

/// <summary>What <see cref="BundleVerifier"/> found. All but <see cref="Signed"/> are reasons to refuse.</summary>
public enum BundleCheck
{
    /// <summary>The key signed this payload, at this index, in a bundle of this size and type.</summary>
    Signed,

    /// <summary>The size is below 1 or above what the type allows.</summary>
    SizeOutOfRange,

    /// <summary>The index is negative or not below the size.</summary>
    IndexOutOfRange,

    /// <summary>The path's length is not exactly what index and size demand.</summary>
    PathLengthWrong,

    /// <summary>The signature is not 64 bytes long.</summary>
    SignatureLengthWrong,

    /// <summary>The signature does not fit: key, payload, index, size, path or signature is not the signed one.</summary>
    SignatureWrong,
}
