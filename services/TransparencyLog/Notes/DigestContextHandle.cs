using Microsoft.Win32.SafeHandles;

namespace Tabulation.TransparencyLog;

/// <summary>An EVP_MD_CTX: for one signature or verification by one thread.</summary>
internal sealed class DigestContextHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        Libcrypto.FreeDigestContext(handle);
        return true;
    }
}
