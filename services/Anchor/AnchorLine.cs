using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tabulation.TransparencyLog;

namespace Tabulation.Anchor;

/// <summary>An anchored head as one line of text: size, root and the log's origin, which may hold blanks and so stands last.</summary>
internal static class AnchorLine
{
    private const int Parts = 3;

    public static string Write(TreeHead head, string origin) =>
        string.Create(CultureInfo.InvariantCulture, $"{head.Size} {Convert.ToBase64String(head.Root.ToArray())} {origin}\n");

    /// <summary>False for anything but a line that <see cref="Write"/> made, without its line end.</summary>
    public static bool TryRead(string line, out TreeHead head, [NotNullWhen(true)] out string? origin)
    {
        var parts = line.Split(' ', Parts);
        var root = new byte[Hash256.Size];
        (head, origin) = (default, null);
        if (parts.Length != Parts || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size)) return false;
        if (!Convert.TryFromBase64String(parts[1], root, out var read) || read != root.Length) return false;
        (head, origin) = (new TreeHead(size, Hash256.From(root)), parts[2]);
        return true;
    }
}
