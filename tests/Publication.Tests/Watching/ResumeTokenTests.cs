using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Publication.Watching;

namespace Tabulation.Publication.Tests.Watching;

public sealed class ResumeTokenTests
{
    private static readonly TotalsFilter Filter = new() { Area = "N", Depth = 2 };
    private static readonly AsOf AsOf = new() { ElectionId = ByteString.CopyFrom([.. Enumerable.Range(1, 32).Select(i => (byte)i)]), FoldVersion = 1, Position = 1234 };
    private static readonly ByteString Token = ResumeToken.Of(AsOf, Filter, 1234, 1200);

    [Fact]
    public void It_gives_back_the_positions_wherever_the_totals_stand_by_then()
    {
        var later = AsOf.Clone();
        later.Position = 99_999;
        Assert.Equal((ResetReason.Unspecified, 1234UL, 1200L), Read(Token, later, Filter.Clone()));
    }

    [Fact]
    public void For_another_election_fold_version_or_filter_it_says_so()
    {
        var (other, newer) = (AsOf.Clone(), AsOf.Clone());
        other.ElectionId = ByteString.CopyFrom(new byte[32]);
        newer.FoldVersion = 2;
        Assert.Equal(ResetReason.OtherElection, Read(Token, other, Filter).Reason);
        Assert.Equal(ResetReason.OtherFoldVersion, Read(Token, newer, Filter).Reason);
        Assert.Equal(ResetReason.OtherFilter, Read(Token, AsOf, new TotalsFilter { Area = "N", Depth = 1 }).Reason);
        Assert.Equal(ResetReason.OtherFilter, Read(Token, AsOf, new TotalsFilter()).Reason);
    }

    [Fact]
    public void Whatever_byte_is_garbled_or_cut_off_it_is_unreadable()
    {
        for (var at = 0; at < Token.Length; at++)
        {
            var garbled = Token.ToByteArray();
            garbled[at] ^= 1;
            Assert.Equal(ResetReason.Unreadable, Read(ByteString.CopyFrom(garbled), AsOf, Filter).Reason);
            Assert.Equal(ResetReason.Unreadable, Read(ByteString.CopyFrom(Token.Span[..at]), AsOf, Filter).Reason);
        }

        Assert.Equal(ResetReason.Unreadable, Read(ByteString.CopyFrom([.. Token.Span, 0]), AsOf, Filter).Reason);
    }

    private static (ResetReason Reason, ulong Position, long NextEvent) Read(ByteString token, AsOf asOf, TotalsFilter filter) =>
        (ResumeToken.Read(token, asOf, filter, out var position, out var next), position, next);
}
