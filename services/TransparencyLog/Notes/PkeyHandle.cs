using Microsoft.Win32.SafeHandles;

namespace Tabulation.TransparencyLog;

/// <summary>An EVP_PKEY. Not changed once made, so any number of threads may use it.</summary>
internal sealed class PkeyHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        Libcrypto.FreeKey(handle);
        return true;
    }
}
