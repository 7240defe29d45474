using System.Runtime.InteropServices;

namespace Tabulation.TransparencyLog;

/// <summary>
/// The functions of OpenSSL's libcrypto (3.0 or later; EVP_PKEY_new(3), EVP_DigestSignInit(3), EVP_DigestVerifyInit(3)) that sign and
/// verify with Ed25519, which .NET does not have. All return 1 for success unless they return a handle.
/// </summary>
internal static partial class Libcrypto
{
    /// <summary>EVP_PKEY_ED25519, an object identifier's number.</summary>
    public const int Ed25519 = 1087;

    private const string Library = "libcrypto";

    // The name without version is there only where OpenSSL is installed for building.
    private static readonly string[] s_names = ["libcrypto.so.3", "libcrypto.3.dylib", "libcrypto-3-x64", Library];

    static Libcrypto() => NativeLibrary.SetDllImportResolver(typeof(Libcrypto).Assembly, (name, assembly, path) =>
    {
        if (name == Library)
            foreach (var candidate in s_names)
                if (NativeLibrary.TryLoad(candidate, assembly, path, out var handle))
                    return handle;
        return 0;
    });

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    public static partial PkeyHandle NewPrivateKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    public static partial PkeyHandle NewPublicKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    public static partial int GetPublicKey(PkeyHandle key, Span<byte> destination, ref nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    public static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    public static partial DigestContextHandle NewDigestContext();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    public static partial void FreeDigestContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    public static partial int StartSigning(DigestContextHandle context, nint keyContext, nint digest, nint engine, PkeyHandle key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    public static partial int Sign(
        DigestContextHandle context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> data, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerifyInit")]
    public static partial int StartVerifying(DigestContextHandle context, nint keyContext, nint digest, nint engine, PkeyHandle key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerify")]
    public static partial int Verify(
        DigestContextHandle context, ReadOnlySpan<byte> signature, nuint signatureLength, ReadOnlySpan<byte> data, nuint length);

    // Else a signature that does not verify would stay in the thread's queue, for .NET's own cryptography to stumble on.
    [LibraryImport(Library, EntryPoint = "ERR_clear_error")]
    public static partial void ForgetErrors();
}
