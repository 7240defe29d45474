using Tabulation.Contracts;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator;

/// <summary>
/// The fold over entries that are not trusted: signature, verdict and tree are repeated for every one of them. What differs stops it for good.
/// Not safe for concurrent use.
/// </summary>
internal sealed class VerifiedFold(KeyId operatorKey, EntryVerifier verifier)
{
    private readonly Fold fold = new(operatorKey);
    private readonly Statement statement = new();
    private readonly List<Hash256> leafHashes = [];

    public Fold Fold => fold;

    public long Position => fold.State.Position;

    public RightEdge Edge { get; private set; } = RightEdge.Empty;

    /// <summary>Applies the entries from <see cref="Position"/> on.</summary>
    /// <param name="leaves">Their bytes, in order.</param>
    /// <param name="applied">Called with each entry's effect, in order.</param>
    /// <exception cref="LedgerDisputeException">An entry is not what it should be; neither it nor anything behind it is applied.</exception>
    public void Apply(IReadOnlyList<ReadOnlyMemory<byte>> leaves, Action<TallyChange> applied)
    {
        var start = 0;
        while (start < leaves.Count) start += ApplyRun(leaves, start, applied);
    }

    /// <summary>Compares entries that were applied before with what they were then.</summary>
    /// <exception cref="LedgerDisputeException">One of them differs.</exception>
    public void CompareRepeated(long from, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        for (var i = 0; i < leaves.Count && from + i < Position; i++)
        {
            if (Rfc6962.LeafHash(leaves[i].Span) != leafHashes[(int)(from + i)])
                throw new LedgerDisputeException(from + i, "came again with other bytes than before");
        }
    }

    /// <summary>Compares a signed head of exactly this size with the tree over the entries applied.</summary>
    /// <exception cref="LedgerDisputeException">They differ.</exception>
    public void CompareHead(TreeHead head)
    {
        if (head.Size == Position && head.Root != Edge.Root())
            throw new LedgerDisputeException(Position, "is where the signed head's root differs from the tree over the entries");
    }

    /// <summary>Up to where other keys come into force.</summary>
    /// <returns>How many were applied.</returns>
    private int ApplyRun(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int start, Action<TallyChange> applied)
    {
        var run = verifier.Verify(leaves, start, Position, fold.State.Election);
        var hashes = new Hash256[run.Length];
        for (var i = 0; i < run.Length; i++)
        {
            applied(ApplyOne(run[i]));
            hashes[i] = Rfc6962.LeafHash(leaves[start + i].Span);
        }

        Edge = Edge.Append(hashes);
        leafHashes.AddRange(hashes);
        return run.Length;
    }

    private TallyChange ApplyOne(VerifiedEntry verified)
    {
        if (!verified.IsSigned) throw new LedgerDisputeException(Position, "is not signed by the authority it names");
        if (verified.Entry.RecordedAt < fold.State.RecordedAt)
            throw new LedgerDisputeException(Position, "was recorded before the entry ahead of it");
        if (StatementDecoder.Decode(verified.Entry.Payload, fold.State.Election, statement) is { } problem)
            throw new LedgerDisputeException(Position, $"holds a statement that is not canonical: {problem.Field} {problem.Message}");
        statement.SignedBy = verified.SignedBy;
        return fold.Apply(statement, verified.Entry.RecordedAt, verified.Entry.Verdict)
            ?? throw new LedgerDisputeException(Position, "carries another verdict than the rules give");
    }
}
