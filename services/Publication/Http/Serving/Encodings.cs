using System.IO.Compression;

namespace Tabulation.Publication.Http.Serving;

/// <summary>How the bytes of a document may be sent (RFC 9110, section 8.4.1).</summary>
internal enum ContentEncoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>Chooses an encoding, and compresses.</summary>
internal static class Encodings
{
    /// <summary>The smallest that the reader takes. Weights are looked at for refusals (q=0) only: whoever takes several takes the smallest too.</summary>
    /// <param name="accepted">Accept-Encoding as it was sent; empty where it was not.</param>
    public static ContentEncoding Choose(string accepted)
    {
        if (accepted.Length == 0) return ContentEncoding.Identity;
        if (Takes(accepted, "br")) return ContentEncoding.Brotli;
        return Takes(accepted, "gzip") ? ContentEncoding.Gzip : ContentEncoding.Identity;
    }

    /// <summary>As Content-Encoding names it; null for none.</summary>
    public static string? NameOf(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Identity => null,
        ContentEncoding.Gzip => "gzip",
        ContentEncoding.Brotli => "br",
    };

    public static byte[] Compress(ReadOnlyMemory<byte> plain, ContentEncoding encoding)
    {
        using var packed = new MemoryStream();
        using (var packer = Packer(packed, encoding)) packer.Write(plain.Span);
        return packed.ToArray();
    }

    /// <summary>Compresses what is written while it is written.</summary>
    public static async Task WriteAsync(Stream to, ContentEncoding encoding, Func<Stream, Task> write)
    {
        if (encoding == ContentEncoding.Identity)
        {
            await write(to);
            return;
        }

        await using var packer = Packer(to, encoding);
        await write(packer);
    }

    private static Stream Packer(Stream packed, ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Identity => throw new ArgumentOutOfRangeException(nameof(encoding)),
        ContentEncoding.Gzip => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        ContentEncoding.Brotli => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
    };

    /// <summary>Whether the reader takes this coding.</summary>
    /// <param name="accepted">Accept-Encoding as it was sent; empty where it was not.</param>
    /// <param name="name">As Content-Encoding names it.</param>
    public static bool Takes(ReadOnlySpan<char> accepted, string name)
    {
        foreach (var part in accepted.Split(','))
        {
            var coding = accepted[part].Trim();
            var end = coding.IndexOf(';');
            if ((end < 0 ? coding : coding[..end].TrimEnd()).Equals(name, StringComparison.OrdinalIgnoreCase)) return end < 0 || !IsZero(coding[(end + 1)..]);
        }

        return false;
    }

    /// <summary>q=0, or with up to three decimals (RFC 9110, section 12.4.2).</summary>
    private static bool IsZero(ReadOnlySpan<char> weight) =>
        weight.Trim() is ['q' or 'Q', '=', '0', .. var rest] && rest.TrimEnd('0') is "" or ".";
}
