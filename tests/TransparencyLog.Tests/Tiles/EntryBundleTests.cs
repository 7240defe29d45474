using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class EntryBundleTests
{
    [Fact]
    public void Entries_follow_their_lengths_in_two_bytes_from_the_higher()
    {
        byte[] longer = [.. Enumerable.Repeat((byte)7, 258)];
        Assert.Equal([0, 2, 8, 9, 0, 0, 1, 2, .. longer], EntryBundle.Write([new byte[] { 8, 9 }, default, longer]));
    }

    [Fact]
    public void Entries_come_back() => Prop.ForAll(Entries(), entries =>
        EntryBundle.TryRead(EntryBundle.Write(entries), entries.Length, out var read)
        && read.Length == entries.Length
        && read.Zip(entries).All(pair => pair.First.Span.SequenceEqual(pair.Second.Span)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_longest_entries_fill_a_bundle()
    {
        ReadOnlyMemory<byte>[] entries = [.. Enumerable.Repeat((ReadOnlyMemory<byte>)new byte[EntryBundle.MostEntryBytes], Tile.FullWidth)];
        var bundle = EntryBundle.Write(entries);
        Assert.Equal(Tile.FullWidth * (2 + EntryBundle.MostEntryBytes), bundle.Length);
        Assert.True(EntryBundle.TryRead(bundle, Tile.FullWidth, out _));
    }

    [Fact]
    public void Bundles_of_none_or_too_many_or_too_long_entries_are_not_written()
    {
        Assert.Throws<ArgumentException>(() => EntryBundle.Write([]));
        Assert.Throws<ArgumentException>(() => EntryBundle.Write(new ReadOnlyMemory<byte>[Tile.FullWidth + 1]));
        Assert.Throws<ArgumentException>(() => EntryBundle.Write([new byte[EntryBundle.MostEntryBytes + 1]]));
    }

    [Fact]
    public void A_bundle_is_read_with_its_own_width_and_whole_only() => Prop.ForAll(Entries(), entries =>
    {
        var bundle = EntryBundle.Write(entries);
        return !EntryBundle.TryRead(bundle, entries.Length - 1, out _)
            && !EntryBundle.TryRead(bundle, entries.Length + 1, out _)
            && !EntryBundle.TryRead((byte[])[.. bundle, 0], entries.Length, out _)
            && Enumerable.Range(0, bundle.Length).All(length => !EntryBundle.TryRead(bundle.AsMemory(0, length), entries.Length, out _));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(257)]
    public void Bundles_have_1_to_256_entries(int width) => Assert.False(EntryBundle.TryRead(new byte[2 * 257], width, out _));

    [Fact]
    public void No_bundle_altered_by_a_bit_is_under_its_tile() => Prop.ForAll(Entries(), entries =>
    {
        var bundle = EntryBundle.Write(entries);
        var tile = Hash256.AsBytes([.. entries.Select(entry => Rfc6962.LeafHash(entry.Span))]).ToArray();
        for (var bit = 0; bit < 8 * bundle.Length; bit++)
        {
            bundle[bit / 8] ^= (byte)(1 << (bit % 8));
            if (EntryBundle.TryRead(bundle, entries.Length, out var altered) && EntryBundle.IsUnder(altered, tile))
                return false;
            bundle[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        return EntryBundle.TryRead(bundle, entries.Length, out var read) && EntryBundle.IsUnder(read, tile);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Entries_are_under_the_tile_of_their_number_only()
    {
        ReadOnlyMemory<byte>[] entries = [new byte[] { 1 }, new byte[] { 2 }];
        var tile = Hash256.AsBytes([.. entries.Select(entry => Rfc6962.LeafHash(entry.Span))]).ToArray();
        Assert.True(EntryBundle.IsUnder(entries, tile));
        Assert.False(EntryBundle.IsUnder(entries, tile.AsSpan(0, 32)));
        Assert.False(EntryBundle.IsUnder(entries.AsSpan(0, 1), tile));
        Assert.False(EntryBundle.IsUnder([entries[1], entries[0]], tile));
    }

    private static Arbitrary<ReadOnlyMemory<byte>[]> Entries() => (
        from count in Gen.Choose(1, 8)
        from entries in ArbMap.Default.GeneratorFor<byte[]>().ArrayOf(count)
        select entries.Select(entry => (ReadOnlyMemory<byte>)entry).ToArray()).ToArbitrary();
}
