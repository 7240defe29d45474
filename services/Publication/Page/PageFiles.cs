using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace Tabulation.Publication.Page;

/// <summary>The page as it was built into this assembly: its files by path, such as assets/index-1a2b3c.js, and the frame of its document.</summary>
internal static class PageFiles
{
    private const string Prefix = "page/", Frame = "index.html";

    private static readonly FrozenDictionary<string, PageFile> All = Read().ToFrozenDictionary(file => file.Path);

    /// <summary>The HTML document into which the content is put.</summary>
    public static string Document { get; } = Encoding.UTF8.GetString(All[Frame].Content);

    /// <summary>With its document.</summary>
    public static int Count => All.Count;

    /// <summary>Null where there is no such file; the frame alone is none.</summary>
    public static PageFile? Find(string path) => path == Frame ? null : All.GetValueOrDefault(path);

    private static IEnumerable<PageFile> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var content = new MemoryStream();
            stream.CopyTo(content);
            yield return new PageFile(name[Prefix.Length..], content.ToArray());
        }
    }
}

/// <summary>A file of the page.</summary>
internal sealed class PageFile(string path, byte[] content)
{
    private readonly Lazy<byte[]> brotli = new(() => Compress(content));

    /// <summary>Below the page's folder, with slashes.</summary>
    public string Path { get; } = path;

    public byte[] Content { get; } = content;

    /// <summary>Compressed as well as it goes, once.</summary>
    public byte[] Brotli => brotli.Value;

    /// <summary>Named by its content, so that it never changes.</summary>
    public bool IsHashed => Path.StartsWith("assets/", StringComparison.Ordinal);

    /// <summary>Of the kinds that the build makes.</summary>
    public string ContentType => System.IO.Path.GetExtension(Path) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".html" => "text/html; charset=utf-8",
        var other => throw new InvalidOperationException($"The page has a file of an unknown kind: {other}."),
    };

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize)) brotli.Write(content);
        return compressed.ToArray();
    }
}
