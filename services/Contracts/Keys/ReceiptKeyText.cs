using System.Diagnostics.CodeAnalysis;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Keys;

/// <summary>Public keys as people write them.</summary>
public static class ReceiptKeyText
{
    /// <summary>Reads the 65 bytes of a P-256 public key in hexadecimal digits; false for anything else.</summary>
    public static bool TryKey(string hex, [NotNullWhen(true)] out VerificationKey? key)
    {
        ArgumentNullException.ThrowIfNull(hex);
        key = null;
        return hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit) && VerificationKey.TryRead(Convert.FromHexString(hex), out key);
    }
}
