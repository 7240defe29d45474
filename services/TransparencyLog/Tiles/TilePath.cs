using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tabulation.TransparencyLog;

/// <summary>
/// Where a log serves a tile of its tree, or a bundle of its entries (c2sp.org/tlog-tiles, "Merkle Tree", "Log entries"):
/// "tile/L/N", "tile/L/N.p/W" or "tile/entries/N[.p/W]", N in groups of three digits. The default value is the first full tile of leaves.
/// </summary>
public readonly record struct TilePath
{
    /// <summary>The highest level that a path can have: 63. Trees of up to 2^63-1 leaves have none above 7.</summary>
    public const int HighestLevel = 63;

    private const string EntriesLevel = "entries";

    // Kept so that the default value is a path.
    private readonly int _missing;

    private TilePath(bool isEntries, int level, long index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, HighestLevel);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Tile.FullWidth);
        (IsEntries, Level, Index, _missing) = (isEntries, level, index, Tile.FullWidth - width);
    }

    /// <summary>Whether entries lie there rather than hashes.</summary>
    public bool IsEntries { get; }

    /// <summary>The tile's level, 0 (leaf hashes) to 63; 0 for entries, which lie as the tiles of their leaf hashes do.</summary>
    public int Level { get; }

    /// <summary>The place within the level, from 0.</summary>
    public long Index { get; }

    /// <summary>How many hashes or entries there are, 1 to 256.</summary>
    public int Width => Tile.FullWidth - _missing;

    /// <summary>Whether the width is 256, so that no larger log has another tile of this level and index.</summary>
    public bool IsFull => _missing == 0;

    /// <summary>A tile of hashes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 0 to 63, the index negative or the width not 1 to 256.</exception>
    public static TilePath OfHashes(int level, long index, int width = Tile.FullWidth) => new(false, level, index, width);

    /// <summary>A bundle of entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or the width not 1 to 256.</exception>
    public static TilePath OfEntries(long index, int width = Tile.FullWidth) => new(true, 0, index, width);

    /// <summary>
    /// Reads a path, without slash before it. False for all that <see cref="ToString"/> does not write, such as leading zeros, groups
    /// that could be left out, a width of 256 or a level above 63, and for an index above 2^63-1.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TilePath path)
    {
        path = default;
        if (text?.Split('/') is not ["tile", var level, .. var rest] || !TryLevel(level, out var isEntries, out var number))
            return false;
        if (!TryWidth(ref rest, out var width) || !TryIndex(rest, out var index))
            return false;
        path = new TilePath(isEntries, number, index, width);
        // There is one spelling: the one written.
        return path.ToString() == text;
    }

    /// <summary>
    /// Whether a tree of <paramref name="size"/> leaves has all that lies there. A partial tile may be that of a smaller tree.
    /// </summary>
    public bool IsWithin(long size)
    {
        var nodes = Tile.NodeCount(Level, size);
        return Index <= nodes / Tile.FullWidth && Width <= nodes - Index * Tile.FullWidth;
    }

    /// <summary>The path as in a URL, without slash before it.</summary>
    public override string ToString() =>
        $"tile/{(IsEntries ? EntriesLevel : Level.ToString(CultureInfo.InvariantCulture))}/{Groups()}{(IsFull ? "" : $".p/{Width}")}";

    private string Groups()
    {
        var groups = $"{Index % 1_000:D3}";
        for (var rest = Index / 1_000; rest > 0; rest /= 1_000)
            groups = $"x{rest % 1_000:D3}/{groups}";
        return groups;
    }

    private static bool TryLevel(string text, out bool isEntries, out int level)
    {
        (isEntries, level) = (text == EntriesLevel, 0);
        return isEntries || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out level) && level <= HighestLevel);
    }

    // Takes the suffix of a partial tile off the end.
    private static bool TryWidth(ref string[] rest, out int width)
    {
        width = Tile.FullWidth;
        if (rest is not [.. var groups, var last, var digits] || !last.EndsWith(".p", StringComparison.Ordinal))
            return true;
        rest = [.. groups, last[..^2]];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out width) && width is > 0 and < Tile.FullWidth;
    }

    private static bool TryIndex(string[] groups, out long index)
    {
        // 2^63-1 has 19 digits.
        const int mostGroups = 7;
        index = 0;
        if (groups.Length is 0 or > mostGroups || groups.Any(group => group.Length is not (3 or 4)))
            return false;
        var digits = string.Concat(groups.Select(group => group[^3..]));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }
}
