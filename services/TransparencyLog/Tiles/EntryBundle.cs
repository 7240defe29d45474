using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>Entry bundles (c2sp.org/tlog-tiles, "Log entries"): 1 to 256 entries, each after its length (2 bytes, big-endian).</summary>
public static class EntryBundle
{
    /// <summary>The length of the longest entry in bytes: 65,535.</summary>
    public const int MostEntryBytes = ushort.MaxValue;

    /// <summary>Writes a bundle.</summary>
    /// <exception cref="ArgumentException">There are none or more than 256 entries, or one has more than 65,535 bytes.</exception>
    public static byte[] Write(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count is 0 or > Tile.FullWidth || entries.Any(entry => entry.Length > MostEntryBytes))
            throw new ArgumentException("A bundle has 1 to 256 entries of at most 65,535 bytes.", nameof(entries));
        var bundle = new byte[entries.Sum(entry => sizeof(ushort) + entry.Length)];
        var rest = bundle.AsSpan();
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[sizeof(ushort)..]);
            rest = rest[(sizeof(ushort) + entry.Length)..];
        }
        return bundle;
    }

    /// <summary>
    /// Reads a bundle of exactly <paramref name="width"/> entries (<see cref="TilePath.Width"/>), which share its memory. False if it has
    /// fewer or more, or ends within one. That they are the log's is for their leaf hashes to say (<see cref="IsUnder"/>).
    /// </summary>
    public static bool TryRead(ReadOnlyMemory<byte> bundle, int width, [NotNullWhen(true)] out ReadOnlyMemory<byte>[]? entries)
    {
        entries = null;
        if (width is < 1 or > Tile.FullWidth)
            return false;
        var read = new ReadOnlyMemory<byte>[width];
        foreach (ref var entry in read.AsSpan())
            if (!TryReadEntry(ref bundle, out entry))
                return false;
        if (!bundle.IsEmpty)
            return false;
        entries = read;
        return true;
    }

    /// <summary>Whether the entries hash to those in <paramref name="tile"/>: the level 0 tile of the bundle's index and width.</summary>
    public static bool IsUnder(ReadOnlySpan<ReadOnlyMemory<byte>> entries, ReadOnlySpan<byte> tile)
    {
        if (tile.Length != entries.Length * Hash256.Size)
            return false;
        var hashes = Hash256.Cast(tile);
        for (var i = 0; i < entries.Length; i++)
            if (Rfc6962.LeafHash(entries[i].Span) != hashes[i])
                return false;
        return true;
    }

    private static bool TryReadEntry(ref ReadOnlyMemory<byte> rest, out ReadOnlyMemory<byte> entry)
    {
        entry = default;
        if (!BinaryPrimitives.TryReadUInt16BigEndian(rest.Span, out var length) || rest.Length < sizeof(ushort) + length)
            return false;
        entry = rest.Slice(sizeof(ushort), length);
        rest = rest[(sizeof(ushort) + length)..];
        return true;
    }
}
