using System.IO.Compression;
using System.Text;

namespace Tabulation.Client.Files;

/// <summary>Reading text files, plain or compressed.</summary>
internal static class Text
{
    /// <summary>UTF-8 that throws where bytes are not UTF-8, rather than replacing them.</summary>
    public static Encoding StrictUtf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens a file; one whose name ends in ".gz" is decompressed on the way.</summary>
    public static Stream OpenBytes(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>How a name ends, in lower case with its dot, and without a ".gz" after it.</summary>
    public static string ExtensionOf(string path) =>
        Path.GetExtension(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path).ToLowerInvariant();

    public static StreamReader Open(string path) => new(OpenBytes(path), StrictUtf8);

    /// <summary>True for what the file, and not the program, is to blame for.</summary>
    public static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or DecoderFallbackException or InvalidDataException;

    public static string WhyUnreadable(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
        DecoderFallbackException => "It is not UTF-8; save it as UTF-8.",
        InvalidDataException => "It is not a gzip file, or it is damaged.",
        _ => $"It cannot be read: {exception.Message}",
    };
}
