using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.Intake.Tests;

public sealed class SubmissionReaderTests : IAsyncLifetime
{
    private readonly SmallElection election = new();
    private Desk desk = null!;

    public async Task InitializeAsync() => desk = await Desk.OpenAsync(election);

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public void A_bundle_whole_and_its_statements_alone_are_read_the_same()
    {
        var together = new SignedTogether(election.North, [election.Result(0), election.Result(1), election.Result(3)]);
        var whole = desk.Reader.Read(together.ToBundle(), desk.Appender.View).Submissions;
        for (var i = 0; i < whole.Count; i++)
        {
            var alone = Read(together.ToEnvelope(i));
            Assert.Equal((whole[i].Id, whole[i].Proof), (alone.Id, alone.Proof));
            Assert.Equal(whole[i].Statement!.SignedBy, alone.Statement!.SignedBy);
            Assert.Null(alone.Refusal);
        }
    }

    [Fact]
    public void Two_authorities_under_one_signature_are_each_held_to_their_own_key()
    {
        var north = election.North.Encode(election.Result(0));
        var south = election.South.Encode(election.Result(2));
        var bundle = election.North.Sign([north, south], [0, 1]).Bundle;
        var read = desk.Reader.Read(bundle, desk.Appender.View).Submissions;
        Assert.Null(read[0].Refusal);
        Assert.Equal("SIGNATURE_WRONG", read[1].Refusal!.Findings[0].Rule);
    }

    [Fact]
    public void Whatever_is_refused_keeps_the_id_of_the_bytes_sent()
    {
        var envelope = election.North.SignBytes(ByteString.CopyFromUtf8("garbage"));
        var read = Read(envelope);
        Assert.NotNull(read.Refusal);
        Assert.Equal<byte>(envelope.Id(), read.Id.Value.ToArray());
    }

    [Fact]
    public void Arbitrary_bytes_are_refused_and_never_throw() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes => Read(election.North.SignBytes(ByteString.CopyFrom(bytes))).Refusal is not null).Check(Config.QuickThrowOnFailure);

    private Submission Read(Envelope envelope) => desk.Reader.Read(envelope, desk.Appender.View).Submissions[0];
}
