using Google.Protobuf;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Tests;

/// <summary>A ledger that is not what it should be stops the fold, each way with its own message.</summary>
public sealed class VerifiedFoldTests
{
    private readonly SmallElection election = new();
    private readonly List<ReadOnlyMemory<byte>> leaves;
    private readonly VerifiedFold fold;
    private readonly List<TallyChange> applied = [];

    public VerifiedFoldTests()
    {
        leaves = [.. new LedgerScript(election).Add(election, 0).Add(election, 1, election.Overfull(1)).Add(election, 2).Leaves];
        fold = election.Fold();
    }

    [Fact]
    public void An_honest_ledger_is_folded_in_any_portions_to_the_same_tree()
    {
        var whole = Rfc6962Root(leaves);
        fold.Apply(leaves.GetRange(0, 1), applied.Add);
        fold.Apply(leaves.GetRange(1, 2), applied.Add);
        fold.Apply(leaves.GetRange(3, leaves.Count - 3), applied.Add);
        Assert.Equal((leaves.Count, leaves.Count), (fold.Position, applied.Count));
        Assert.Equal(whole, fold.Tree.HeadAt(fold.Position).Root);
        fold.CompareHead(new TreeHead(leaves.Count, whole));
        fold.CompareRepeated(0, leaves);
        fold.CompareRepeated(2, leaves.GetRange(2, 2));
    }

    [Fact]
    public void A_milder_verdict_than_the_rules_give() =>
        Stops(Altered(3, entry => entry.Verdict = new Verdict()), 3, LedgerFault.VerdictDiffers,
        "carries another verdict than the rules give: none instead of Flag (BOXES_EXCEED_ISSUED)");

    [Fact]
    public void A_graver_verdict_than_the_rules_give() => Stops(
        Altered(2, entry => entry.Verdict = new Verdict { Disposition = Disposition.Flag, Rules = { "ZERO_VOTES" } }), 2, LedgerFault.VerdictDiffers,
        "carries another verdict than the rules give: Flag (ZERO_VOTES) instead of none");

    [Fact]
    public void A_signature_changed() => Stops(
        Altered(3, entry => entry.Envelope.Signature = ByteString.CopyFrom([.. entry.Envelope.Signature.Span[..63], (byte)(entry.Envelope.Signature[63] ^ 1)])),
        3, LedgerFault.NotSigned, "is not signed by the authority it names");

    [Fact]
    public void A_figure_changed() => Stops(Altered(4, entry =>
    {
        var payload = Payload.Parser.ParseFrom(entry.Envelope.Payload);
        (payload.PrecinctResult.Votes[0], payload.PrecinctResult.Votes[1]) = (payload.PrecinctResult.Votes[1], payload.PrecinctResult.Votes[0]);
        entry.Envelope.Payload = payload.ToByteString();
    }), 4, LedgerFault.NotSigned, "is not signed by the authority it names");

    [Fact]
    public void Two_entries_swapped() => Stops([leaves[0], leaves[1], leaves[3], leaves[2], leaves[4]], 2, LedgerFault.OutOfPlace, "says it stands at 3");

    [Fact]
    public void An_entry_removed() => Stops([.. leaves.Where((_, position) => position != 2)], 2, LedgerFault.OutOfPlace, "says it stands at 3");

    [Fact]
    public void An_entry_repeated_under_another_position()
    {
        var again = Altered(2, entry => (entry.Position, entry.RecordedAt) = (5, entry.RecordedAt + 1_000));
        Stops([.. leaves, again[2]], 5, LedgerFault.MustBeRefused, "carries another verdict than the rules give: none instead of Refuse (");
    }

    [Fact]
    public void A_time_that_goes_back() => Stops(Altered(3, entry => entry.RecordedAt -= 1_000), 3, LedgerFault.RecordedTooEarly, "was recorded before the entry ahead of it");

    [Fact]
    public void Bytes_that_are_no_entry()
    {
        leaves[3] = new byte[] { 1, 2, 3 };
        Stops(leaves, 3, LedgerFault.Unreadable, "cannot be read");
    }

    [Fact]
    public void Another_operators_election()
    {
        var dispute = Assert.Throws<LedgerDisputeException>(() => new SmallElection().Fold().Apply(leaves, applied.Add));
        Assert.Equal(0, dispute.Position);
        Assert.Contains("is not signed by the authority it names", dispute.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_with_another_root()
    {
        fold.Apply(leaves, applied.Add);
        var dispute = Assert.Throws<LedgerDisputeException>(() => fold.CompareHead(new TreeHead(leaves.Count, Rfc6962Root(leaves.GetRange(0, 3)))));
        Assert.Contains("root differs", dispute.Message, StringComparison.Ordinal);
        fold.CompareHead(new TreeHead(leaves.Count + 1, default));
    }

    [Fact]
    public void A_head_of_an_earlier_size()
    {
        fold.Apply(leaves, applied.Add);
        fold.CompareHead(new TreeHead(3, Rfc6962Root(leaves.GetRange(0, 3))));
        var dispute = Assert.Throws<LedgerDisputeException>(() => fold.CompareHead(new TreeHead(3, Rfc6962Root(leaves.GetRange(1, 3)))));
        Assert.Equal((3, LedgerFault.HeadDiffers), (dispute.Position, dispute.Fault));
    }

    [Fact]
    public void The_first_of_two_that_are_wrong_is_the_one_named()
    {
        leaves[4] = new byte[] { 1, 2, 3 };
        Stops(Altered(3, entry => entry.Verdict = new Verdict()), 3, LedgerFault.VerdictDiffers, "carries another verdict");
    }

    [Fact]
    public void An_authority_that_was_revoked()
    {
        var revocation = new AuthorityChange { Revoke = election.North.Authority, Reason = "Lost." };
        var script = new LedgerScript(election).Add(election.Root, new Payload { ElectionId = election.Id, AuthorityChange = revocation });
        var late = election.North.Sign(election.Result(0));
        var entry = EntryCodec.Encode(
            script.Leaves.Count, script.Next, late.Payload.Memory, new BundleProof(0, 1, default, late.Signature.Memory), Domain.Rules.Verdict.Clean);
        Stops([.. script.Leaves, entry], script.Leaves.Count, LedgerFault.MustBeRefused, "AUTHORITY_REVOKED");
    }

    [Fact]
    public void A_run_verified_ahead_is_applied_where_it_belongs_only()
    {
        var verifier = Folds.VerifierOf(election);
        fold.Apply(leaves.GetRange(0, 2), applied.Add);
        var run = verifier.Verify(leaves, 2, 2, fold.Fold.State.Election);
        Assert.Equal(leaves.Count - 2, run.Entries.Count);
        Assert.Throws<ArgumentException>(() => fold.Apply(run with { Election = null }, applied.Add));
        Assert.Throws<ArgumentException>(() => fold.Apply(run with { Position = 3 }, applied.Add));
        fold.Apply(run, applied.Add);
        Assert.Equal(Rfc6962Root(leaves), fold.Tree.HeadAt(leaves.Count).Root);
    }

    [Fact]
    public void An_entry_that_comes_again_otherwise()
    {
        fold.Apply(leaves, applied.Add);
        var other = Altered(3, entry => entry.RecordedAt += 1);
        var dispute = Assert.Throws<LedgerDisputeException>(() => fold.CompareRepeated(2, other[2..]));
        Assert.Equal(3, dispute.Position);
        Assert.Contains("came again with other bytes", dispute.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_keys_come_into_force_within_a_batch()
    {
        var rotated = Rotated(out _);
        fold.Apply(rotated, applied.Add);
        Assert.Equal(rotated.Count, fold.Position);
        Assert.Equal(Rfc6962Root(rotated), fold.Tree.HeadAt(fold.Position).Root);
    }

    [Fact]
    public void A_result_signed_with_the_key_before()
    {
        var rotated = Rotated(out var last);
        var forged = Entry.Parser.ParseFrom(rotated[last].Span);
        forged.Envelope = election.North.Sign(election.Result(1));
        rotated[last] = forged.ToByteArray();
        Stops(rotated, last, LedgerFault.NotSigned, "is not signed by the authority it names");
    }

    [Fact]
    public void However_often_keys_change_within_a_batch_each_entry_is_looked_at_as_often()
    {
        var script = new LedgerScript(election);
        for (var change = 0; change < 40; change++) script.Add(election.Root, RotationTo(Fresh()));
        var counted = new CountedReads(script.Leaves);
        fold.Apply(counted, applied.Add);
        Assert.Equal(counted.Count, fold.Position);
        Assert.InRange(counted.Reads, counted.Count, 3 * counted.Count);
    }

    /// <summary>Results of the north before and after its commission has a new key.</summary>
    private List<ReadOnlyMemory<byte>> Rotated(out int last)
    {
        var fresh = Fresh();
        List<ReadOnlyMemory<byte>> rotated = [.. new LedgerScript(election).Add(election, 0).Add(election.Root, RotationTo(fresh)).Add(fresh, election.Result(1)).Leaves];
        last = rotated.Count - 1;
        return rotated;
    }

    private StatementSigner Fresh() => new(election.North.Authority, SigningKey.Create(), NonceSecret.Create());

    private Payload RotationTo(StatementSigner fresh)
    {
        var rotation = new KeyRotation { Authority = fresh.Authority, PublicKey = ByteString.CopyFrom(fresh.PublicKey.Bytes.Span) };
        return new Payload { ElectionId = election.Id, AuthorityChange = new AuthorityChange { Rotate = rotation, Reason = "New card." } };
    }

    private void Stops(IReadOnlyList<ReadOnlyMemory<byte>> tampered, long position, LedgerFault fault, string why)
    {
        var dispute = Assert.Throws<LedgerDisputeException>(() => fold.Apply(tampered, applied.Add));
        Assert.Equal((position, fault), (dispute.Position, dispute.Fault));
        Assert.Contains(why, dispute.Message, StringComparison.Ordinal);
        Assert.InRange(fold.Position, 0, position);
    }

    private List<ReadOnlyMemory<byte>> Altered(int position, Action<Entry> alter)
    {
        var entry = Entry.Parser.ParseFrom(leaves[position].Span);
        alter(entry);
        return [.. leaves[..position], entry.ToByteArray(), .. leaves[(position + 1)..]];
    }

    private static Hash256 Rfc6962Root(IEnumerable<ReadOnlyMemory<byte>> entries) =>
        new MerkleTree([.. entries.Select(entry => Rfc6962.LeafHash(entry.Span))]).Root;
}
