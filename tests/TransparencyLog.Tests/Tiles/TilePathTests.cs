using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class TilePathTests
{
    [Fact]
    public void Paths_are_written_as_specified()
    {
        Assert.Equal("tile/0/x001/x234/067", TilePath.OfHashes(0, 1_234_067).ToString());
        Assert.Equal("tile/0/000.p/17", TilePath.OfHashes(0, 0, 17).ToString());
        Assert.Equal("tile/entries/000", TilePath.OfEntries(0).ToString());
        Assert.Equal("tile/entries/x001/000.p/255", TilePath.OfEntries(1_000, 255).ToString());
        Assert.Equal("tile/63/x009/x223/x372/x036/x854/x775/807.p/1", TilePath.OfHashes(63, long.MaxValue, 1).ToString());
        Assert.Equal("tile/0/000", default(TilePath).ToString());
    }

    [Fact]
    public void Paths_come_back() => Prop.ForAll(Paths(), path =>
        TilePath.TryParse(path.ToString(), out var read) && read == path
        && read.Width == path.Width && read.Index == path.Index && read.Level == path.Level && read.IsEntries == path.IsEntries)
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile//0/000")]
    [InlineData("Tile/0/000")]
    [InlineData("tiles/0/000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/+1/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/ 1/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/99999999999/000")]
    [InlineData("tile/Entries/000")]
    [InlineData("tile/data/000")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/00")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/-01")]
    [InlineData("tile/0/٠٠٠")]
    [InlineData("tile/0/x000")]
    [InlineData("tile/0/x000/000")]
    [InlineData("tile/0/x000/x001/000")]
    [InlineData("tile/0/001/000")]
    [InlineData("tile/0/x001/x000")]
    [InlineData("tile/0/X001/000")]
    [InlineData("tile/0/x001//000")]
    [InlineData("tile/0/y001/000")]
    [InlineData("tile/0/x009/x223/x372/x036/x854/x775/808")]
    [InlineData("tile/0/x001/x009/x223/x372/x036/x854/x775/807")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/+1")]
    [InlineData("tile/0/000.p/-1")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/99999999999")]
    [InlineData("tile/0/000.p/1/2")]
    [InlineData("tile/0/000.p/1/")]
    [InlineData("tile/0/000.P/1")]
    [InlineData("tile/0/000/1")]
    [InlineData("tile/0/x001.p/000.p/1")]
    [InlineData("tile/0/.p/1")]
    public void Other_spellings_are_no_paths(string? text) => Assert.False(TilePath.TryParse(text, out _));

    [Fact]
    public void A_path_has_a_level_an_index_and_a_width_in_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.OfHashes(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.OfHashes(64, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.OfHashes(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.OfHashes(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.OfEntries(0, 257));
    }

    [Theory]
    [InlineData("tile/0/000", 256, true)]
    [InlineData("tile/0/000", 255, false)]
    [InlineData("tile/0/000.p/17", 17, true)]
    [InlineData("tile/0/000.p/17", 16, false)]
    [InlineData("tile/0/000.p/17", 70_000, true)]
    [InlineData("tile/0/001.p/1", 256, false)]
    [InlineData("tile/entries/273.p/112", 70_000, true)]
    [InlineData("tile/entries/273.p/113", 70_000, false)]
    [InlineData("tile/1/001.p/17", 70_000, true)]
    [InlineData("tile/1/001.p/18", 70_000, false)]
    [InlineData("tile/2/000.p/1", 65_536, true)]
    [InlineData("tile/2/000.p/1", 65_535, false)]
    [InlineData("tile/0/000.p/1", 0, false)]
    [InlineData("tile/7/000.p/127", long.MaxValue, true)]
    [InlineData("tile/7/000.p/128", long.MaxValue, false)]
    [InlineData("tile/8/000.p/1", long.MaxValue, false)]
    [InlineData("tile/63/000.p/1", long.MaxValue, false)]
    [InlineData("tile/0/x009/x223/x372/x036/x854/x775/807", long.MaxValue, false)]
    public void A_tree_has_a_tile_when_it_has_all_its_hashes(string text, long size, bool isWithin)
    {
        Assert.True(TilePath.TryParse(text, out var path));
        Assert.Equal(isWithin, path.IsWithin(size));
    }

    private static Arbitrary<TilePath> Paths() => (
        from isEntries in Gen.Elements(true, false)
        from level in Gen.Choose(0, 63)
        from bits in Gen.Choose(0, 63)
        from noise in ArbMap.Default.GeneratorFor<long>()
        from width in Gen.OneOf(Gen.Constant(256), Gen.Choose(1, 256))
        let index = (noise & long.MaxValue) >> bits
        select isEntries ? TilePath.OfEntries(index, width) : TilePath.OfHashes(level, index, width)).ToArbitrary();
}
