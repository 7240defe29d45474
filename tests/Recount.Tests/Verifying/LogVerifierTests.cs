using System.Text;
using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.Recount.Logs;
using Tabulation.Recount.Verifying;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Tests.Verifying;

/// <summary>A log in memory, and what a verification of it finds once something in it was changed.</summary>
public sealed partial class LogVerifierTests
{
    private const string Bundle = "tile/entries/000.p/5";
    private const string Leaves = "tile/0/000.p/5";
    private const string Results = "results/5";

    private readonly SmallElection election = new(new SmallElectionSettings { Precincts = 6, Policies = [SmallElectionSettings.HoldBoxes] });
    private readonly NoteSigner signer = new(PublishedLog.Origin, Ed25519SigningKey.Create());
    private readonly BundleVerifier signatures = new(new VerifiedSignatures(1_000));
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> leaves;
    private PublishedLog log;

    public LogVerifierTests()
    {
        leaves = new LedgerScript(election).Add(election, 0).Add(election, 1, election.Overfull(1)).Add(election, 2).Leaves;
        log = PublishedLog.Of(election, leaves, signer);
    }

    private byte[] this[string path]
    {
        get => log.Files[path];
        set => log.Files[path] = value;
    }

    [Fact]
    public async Task An_honest_log_is_verified()
    {
        var report = await VerifyAsync();
        Assert.Null(report.Problem);
        Assert.Equal((true, 5, true), (report.IsVerified, report.Entries, report.HasResults));
        Assert.Equal(this[LogCheckpoint.Path], report.Checkpoint!.Note.ToBytes());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task So_is_one_of_several_tiles_whose_keys_change_on_the_way(int jobs)
    {
        var large = new SmallElection(new SmallElectionSettings { Precincts = 700 });
        var script = new LedgerScript(large);
        for (var precinct = 0; precinct < 350; precinct++) script.Add(large, precinct);
        script.Add(large.Root, Revocation(large));
        for (var precinct = 0; precinct < 700; precinct++) if (!SmallElection.IsNorth(precinct)) script.Add(large, precinct, large.Result(precinct, 0, precinct % 2 == 0 ? "d1" : "d2"));
        log = PublishedLog.Of(large, script.Leaves, signer);
        var seen = new List<long>();
        var report = await VerifyAsync(settings => settings with { Election = large.Signed.Id, Jobs = jobs }, (done, _) => seen.Add(done));
        Assert.Null(report.Problem);
        Assert.Equal((script.Leaves.Count, script.Leaves.Count), (report.Entries, (int)seen[^1]));
        Assert.Equal(seen.Order(), seen);
    }

    [Fact]
    public async Task Before_the_registry_is_complete_there_are_no_results()
    {
        log = PublishedLog.Of([leaves[0]], signer);
        var report = await VerifyAsync();
        Assert.Equal((true, false), (report.IsVerified, report.HasResults));
    }

    [Fact]
    public Task Results_before_the_registry_is_complete()
    {
        log = PublishedLog.Of([leaves[0]], signer);
        this["results/1"] = [.. "{}"u8];
        return Names(LogFault.ResultsDiffer, "results/1");
    }

    [Fact]
    public Task A_partial_tile_as_long_as_a_full_one()
    {
        this[Leaves] = [.. this[Leaves], .. new byte[Tile.FullLength - this[Leaves].Length]];
        return Names(LogFault.TileDiffers, Leaves);
    }

    [Fact]
    public Task A_partial_bundle_of_as_many_entries_as_a_full_one()
    {
        this[Bundle] = EntryBundle.Write([.. leaves, .. Enumerable.Repeat(leaves[0], Tile.FullWidth - leaves.Count)]);
        return Names(LogFault.EntryDiffers, Bundle, position: 4);
    }

    [Fact]
    public Task A_checkpoint_of_another_key()
    {
        this[LogCheckpoint.Path] = PublishedLog.Sign(HeadOf(leaves), new NoteSigner(PublishedLog.Origin, Ed25519SigningKey.Create()));
        return Names(LogFault.CheckpointNotSigned, LogCheckpoint.Path);
    }

    [Fact]
    public Task A_checkpoint_of_another_log()
    {
        this[LogCheckpoint.Path] = PublishedLog.Sign(HeadOf(leaves), signer, "other.example/log");
        return Names(LogFault.OriginDiffers, LogCheckpoint.Path);
    }

    [Fact]
    public Task A_signed_root_that_is_not_the_trees()
    {
        this[LogCheckpoint.Path] = PublishedLog.Sign(new TreeHead(leaves.Count, Hash256.Of([1])), signer);
        return Names(LogFault.RootDiffers, LogCheckpoint.Path);
    }

    [Fact]
    public async Task Too_few_witnesses()
    {
        var witness = new Cosigner("witness.example", Ed25519SigningKey.Create());
        Settings with = settings => settings with { Witnesses = new WitnessPolicy(1, [witness.Verifier]) };
        await Names(LogFault.WitnessesMissing, LogCheckpoint.Path, with);
        Assert.True(SignedNote.TryParse(this[LogCheckpoint.Path], out var note));
        this[LogCheckpoint.Path] = note.With(witness.Cosign(new Checkpoint(PublishedLog.Origin, HeadOf(leaves)), 1_700_000_000)).ToBytes();
        var report = await VerifyAsync(with);
        Assert.Equal((true, 1), (report.IsVerified, report.Cosigners));
    }

    [Fact]
    public Task A_tile_with_a_byte_flipped()
    {
        Flip(Leaves, 40);
        return Names(LogFault.TileDiffers, Leaves);
    }

    [Fact]
    public Task An_entry_with_a_byte_changed()
    {
        Flip(Bundle, this[Bundle].Length - 100);
        return Names(LogFault.EntryDiffers, Bundle, position: 4);
    }

    [Fact]
    public Task An_entry_removed()
    {
        this[Bundle] = EntryBundle.Write([leaves[0], leaves[1], leaves[3], leaves[4]]);
        return Names(LogFault.EntryDiffers, Bundle, position: 2);
    }

    [Fact]
    public Task Two_entries_swapped()
    {
        this[Bundle] = EntryBundle.Write([leaves[0], leaves[1], leaves[3], leaves[2], leaves[4]]);
        return Names(LogFault.EntryDiffers, Bundle, position: 2);
    }

    [Fact]
    public Task Two_entries_swapped_and_hashed_again()
    {
        log = PublishedLog.Of([leaves[0], leaves[1], leaves[3], leaves[2], leaves[4]], signer);
        return Names(LogFault.EntryDisputed, Bundle, position: 2, dispute: LedgerFault.OutOfPlace);
    }

    [Fact]
    public Task A_bundle_cut_short()
    {
        this[Bundle] = this[Bundle][..^1];
        return Names(LogFault.EntryDiffers, Bundle, position: 4);
    }

    [Fact]
    public Task A_bundle_with_something_behind_it()
    {
        this[Bundle] = [.. this[Bundle], 0, 0];
        return Names(LogFault.EntryDiffers, Bundle, position: 4);
    }

    [Theory]
    [InlineData(Bundle)]
    [InlineData(Leaves)]
    [InlineData(Results)]
    public Task A_file_that_is_not_there(string path)
    {
        log.Files.Remove(path);
        return Names(LogFault.FileMissing, path);
    }

    [Fact]
    public async Task Without_a_checkpoint_nothing_can_be_said()
    {
        log.Files.Remove(LogCheckpoint.Path);
        await Assert.ThrowsAsync<LogUnreadableException>(() => VerifyAsync());
    }

    [Fact]
    public async Task Whether_a_bundle_is_the_logs_comes_before_what_is_in_it()
    {
        log = PublishedLog.Of(Altered(2, entry => entry.RecordedAt -= 1_000), signer);
        Flip(Bundle, this[Bundle].Length - 100);
        await Names(LogFault.EntryDiffers, Bundle, position: 4);
        Flip(Bundle, this[Bundle].Length - 100);
        await Names(LogFault.EntryDisputed, Bundle, position: 2, dispute: LedgerFault.RecordedTooEarly);
    }

    /// <summary>Bit by bit, all files; of the results, which cost a count each time, one bit of each byte. All of theirs are compared below.</summary>
    [Fact]
    public async Task Every_single_bit_changed_is_caught()
    {
        foreach (var (path, bytes) in log.Files)
        {
            for (var bit = 0; bit < 8 * bytes.Length; bit += path == Results ? 9 : 1)
            {
                bytes[bit / 8] ^= (byte)(1 << bit % 8);
                Assert.False((await VerifyAsync()).IsVerified, $"Bit {bit} of {path} may be changed without notice.");
                bytes[bit / 8] ^= (byte)(1 << bit % 8);
            }
        }

        Assert.True((await VerifyAsync()).IsVerified);
    }

    [Fact]
    public void Every_single_bit_changed_in_the_results_is_a_difference()
    {
        var (counted, published) = (this[Results], this[Results].ToArray());
        for (var bit = 0; bit < 8 * published.Length; bit++)
        {
            published[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.NotNull(ResultsComparison.Difference(counted, published, Results));
            published[bit / 8] ^= (byte)(1 << bit % 8);
        }

        Assert.Null(ResultsComparison.Difference(counted, published, Results));
    }

    private delegate LogVerifierSettings Settings(LogVerifierSettings settings);

    private Task<LogReport> VerifyAsync(Settings? with = null, Action<long, long>? progressed = null)
    {
        var settings = new LogVerifierSettings { Election = election.Signed.Id, Log = signer.Verifiers };
        return new LogVerifier(log, with is null ? settings : with(settings)) { Signatures = signatures, Progressed = progressed ?? ((_, _) => { }) }.RunAsync(default);
    }

    private async Task<LogProblem> Names(LogFault fault, string file, Settings? with = null, long? position = null, LedgerFault? dispute = null)
    {
        var report = await VerifyAsync(with);
        Assert.False(report.IsVerified);
        Assert.Equal((fault, file, position, dispute), (report.Problem!.Fault, report.Problem.File, report.Problem.Position, report.Problem.Dispute));
        return report.Problem;
    }

    private async Task<LogCheckpoint> SeenAsync() => (await VerifyAsync()).Checkpoint!;

    private void Flip(string path, int place) => this[path][place] ^= 1;

    private void Replace(string path, string text, string by)
    {
        var before = Encoding.UTF8.GetString(this[path]);
        var place = before.IndexOf(text, StringComparison.Ordinal);
        Assert.InRange(place, 0, before.Length);
        this[path] = Encoding.UTF8.GetBytes(before[..place] + by + before[(place + text.Length)..]);
    }

    private List<ReadOnlyMemory<byte>> Altered(int position, Action<Entry> alter)
    {
        var entry = Contracts.V1.Entry.Parser.ParseFrom(leaves[position].Span);
        alter(entry);
        return [.. leaves.Take(position), entry.ToByteArray(), .. leaves.Skip(position + 1)];
    }

    /// <summary>An entry that says it was judged clean.</summary>
    private static ReadOnlyMemory<byte> Entry(Envelope envelope, int position = 5) => EntryCodec.Encode(
        position, Timestamp.FromMilliseconds(1_700_000_000_000 + position), envelope.Payload.Memory,
        new BundleProof(0, 1, default, envelope.Signature.Memory), Domain.Rules.Verdict.Clean);

    private static Payload Revocation(SmallElection election) => new()
    {
        ElectionId = election.Id, AuthorityChange = new AuthorityChange { Revoke = election.North.Authority, Reason = "Lost." },
    };

    private static TreeHead HeadOf(IReadOnlyList<ReadOnlyMemory<byte>> leaves) =>
        new(leaves.Count, Rfc6962.Root([.. leaves.Select(leaf => Rfc6962.LeafHash(leaf.Span))]));
}
