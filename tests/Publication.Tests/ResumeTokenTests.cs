using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Tests;

public sealed class ResumeTokenTests
{
    private static readonly TotalsFilter Filter = new() { Area = "N", Depth = 2 };
    private static readonly AsOf AsOf = new() { ElectionId = ByteString.CopyFrom([.. Enumerable.Range(1, 32).Select(i => (byte)i)]), FoldVersion = 1, Position = 1234 };

    [Fact]
    public void It_gives_back_the_position_wherever_the_totals_stand_by_then()
    {
        var later = AsOf.Clone();
        later.Position = 99_999;
        Assert.Equal(1234UL, ResumeToken.Read(ResumeToken.Of(AsOf, Filter), later, Filter.Clone()));
        Assert.Equal(1234UL, ResumeToken.Read(ResumeToken.Of(AsOf, null), AsOf, new TotalsFilter()));
    }

    [Fact]
    public void For_another_election_fold_version_or_filter_it_is_worth_nothing()
    {
        var token = ResumeToken.Of(AsOf, Filter);
        var (other, newer) = (AsOf.Clone(), AsOf.Clone());
        other.ElectionId = ByteString.CopyFrom(new byte[32]);
        newer.FoldVersion = 2;
        Assert.Null(ResumeToken.Read(token, other, Filter));
        Assert.Null(ResumeToken.Read(token, newer, Filter));
        Assert.Null(ResumeToken.Read(token, AsOf, new TotalsFilter { Area = "N", Depth = 1 }));
        Assert.Null(ResumeToken.Read(token, AsOf, null));
    }

    [Fact]
    public void Bytes_that_are_none_of_ours_are_worth_nothing()
    {
        var token = ResumeToken.Of(AsOf, Filter);
        foreach (var bytes in new[] { ByteString.Empty, ByteString.CopyFrom(token.Span[..^1]), ByteString.CopyFrom([.. token.Span, 0]) })
            Assert.Null(ResumeToken.Read(bytes, AsOf, Filter));
    }
}
