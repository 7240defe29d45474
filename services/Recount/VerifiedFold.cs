using Tabulation.Contracts;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount;

/// <summary>
/// The fold over entries that are not trusted: signature, verdict and tree are repeated for every one of them. What differs stops it for
/// good. Not safe for concurrent use, but for <see cref="Tree"/>, which any number may read meanwhile.
/// </summary>
public sealed class VerifiedFold
{
    private readonly Statement statement = new();
    private readonly EntryVerifier verifier;

    /// <param name="operatorKey">Must sign the definition.</param>
    /// <param name="verifier">With the same operator's key.</param>
    public VerifiedFold(KeyId operatorKey, EntryVerifier verifier)
    {
        this.verifier = verifier;
        Fold = new Fold(operatorKey, new TreeRoots(Tree));
    }

    public Fold Fold { get; }

    /// <summary>Entries applied: the next one's position.</summary>
    public long Position => Fold.State.Position;

    /// <summary>The tree over the entries applied; while a run is being applied, over those ahead of it.</summary>
    public GrowingTree Tree { get; } = new();

    /// <summary>Applies the entries from <see cref="Position"/> on.</summary>
    /// <param name="leaves">Their bytes, in order.</param>
    /// <param name="applied">Called with each entry's effect, in order.</param>
    /// <exception cref="LedgerDisputeException">An entry is not what it should be; neither it nor anything behind it is applied.</exception>
    public void Apply(IReadOnlyList<ReadOnlyMemory<byte>> leaves, Action<TallyChange> applied)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        for (var start = 0; start < leaves.Count;)
        {
            var run = verifier.Verify(leaves, start, Position, Fold.State.Election);
            Apply(run, applied);
            start += run.Entries.Count;
        }
    }

    /// <summary>Applies entries verified before, so that the next ones can be verified meanwhile.</summary>
    /// <param name="run">From <see cref="Position"/> on, under the authorities in force.</param>
    /// <param name="applied">Called with each entry's effect, in order.</param>
    /// <exception cref="LedgerDisputeException">An entry is not what it should be; neither it nor anything behind it is applied.</exception>
    /// <exception cref="ArgumentException">The run starts elsewhere, or was verified under other authorities: it must be verified again.</exception>
    public void Apply(VerifiedRun run, Action<TallyChange> applied)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(applied);
        if (run.Position != Position || !ReferenceEquals(run.Election, Fold.State.Election))
            throw new ArgumentException("The run does not belong here.", nameof(run));
        var hashes = new Hash256[run.Entries.Count];
        var appended = 0;
        for (var next = 0; next < hashes.Length; next++)
        {
            Decode(run.Entries[next]);

            // A certification is held against a root over entries ahead of it.
            if (statement.Kind == StatementKind.Certification)
            {
                Tree.Append(hashes.AsSpan(appended, next - appended));
                appended = next;
            }

            applied(ApplyDecoded(run.Entries[next].Entry));
            hashes[next] = run.Entries[next].LeafHash;
        }

        Tree.Append(hashes.AsSpan(appended));
    }

    /// <summary>Compares entries that were applied before with what they were then.</summary>
    /// <exception cref="LedgerDisputeException">One of them differs.</exception>
    public void CompareRepeated(long from, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        for (var i = 0; i < leaves.Count && from + i < Tree.Size; i++)
        {
            if (Rfc6962.LeafHash(leaves[i].Span) != Tree.LeafHash(from + i))
                throw new LedgerDisputeException(from + i, LedgerFault.CameAgainOtherwise, "came again with other bytes than before");
        }
    }

    /// <summary>Compares a signed head with the tree over the entries applied; one of more entries says nothing yet.</summary>
    /// <exception cref="LedgerDisputeException">They differ.</exception>
    public void CompareHead(TreeHead head)
    {
        if (head.Size <= Tree.Size && head.Root != Tree.HeadAt(head.Size).Root)
            throw new LedgerDisputeException(
                head.Size, LedgerFault.HeadDiffers, "is where the signed head's root differs from the tree over the entries");
    }

    private void Decode(VerifiedEntry verified)
    {
        if (!verified.IsSigned) throw Dispute(LedgerFault.NotSigned, "is not signed by the authority it names");
        if (verified.Entry.RecordedAt < Fold.State.RecordedAt)
            throw Dispute(LedgerFault.RecordedTooEarly, "was recorded before the entry ahead of it");
        if (StatementDecoder.Decode(verified.Entry.Payload, Fold.State.Election, statement) is { } problem)
            throw Dispute(LedgerFault.StatementMalformed, $"holds a statement that is not canonical: {problem.Field} {problem.Message}");
        statement.SignedBy = verified.SignedBy;
    }

    private TallyChange ApplyDecoded(DecodedEntry entry) =>
        Fold.Apply(statement, entry.RecordedAt, entry.Verdict) ?? throw OtherVerdict(entry.Verdict);

    private LedgerDisputeException OtherVerdict(Verdict recorded)
    {
        var given = Verdict.Of(Fold.Findings, Fold.FormOf(statement, Fold.State.Election));
        return Dispute(
            given.Disposition == Disposition.Refuse ? LedgerFault.MustBeRefused : LedgerFault.VerdictDiffers,
            $"carries another verdict than the rules give: {Text(recorded)} instead of {Text(given)}");
    }

    private static string Text(Verdict verdict) =>
        verdict.Disposition == Disposition.None ? "none" : $"{verdict.Disposition} ({string.Join(", ", verdict.Rules)})";

    private LedgerDisputeException Dispute(LedgerFault fault, string what) => new(Position, fault, what);
}
