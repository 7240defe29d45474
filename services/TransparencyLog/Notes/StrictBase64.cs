using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>
/// RFC 4648 section 4, one spelling a value: padded, without white space, unused bits zero (section 3.5). .NET's own decoder allows
/// both, and then a text could be altered without altering what it says.
/// </summary>
internal static class StrictBase64
{
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var buffer = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        var isRead = Convert.TryFromBase64String(text, buffer, out var length) && Convert.ToBase64String(buffer, 0, length) == text;
        bytes = isRead ? buffer[..length] : null;
        return isRead;
    }

    /// <summary>The same for 32 bytes.</summary>
    public static bool TryDecode(string text, out Hash256 hash)
    {
        hash = default;
        return TryDecode(text, out byte[]? bytes) && Hash256.TryFrom(bytes, out hash);
    }

    public static string Encode(Hash256 hash) => Convert.ToBase64String(hash.ToArray());
}
