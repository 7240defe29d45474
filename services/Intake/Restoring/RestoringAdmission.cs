using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>
/// Lets entries in that the ledger had before, as they were: nothing is judged again. Under the lock the tree with them must lead to the anchored head, and
/// only then are they applied, so that nothing ever touches the state but what tabulators had verified.
/// </summary>
internal sealed class RestoringAdmission(HeadAdmission head, Restoration lost) : IAdmission
{
    private readonly List<LostEntry> admitted = [];
    private bool isApplied;

    public long Position => head.Position + (isApplied ? 0 : admitted.Count);

    public void Replay(ReadOnlyMemory<byte> leaf) => head.Replay(leaf);

    public void Begin() => head.Begin();

    public byte[]? Admit(int number, Timestamp recordedAt)
    {
        var entry = lost.Entries[number];
        if (entry.Decoded.Position != Position) throw new RestoreRefusedException(RestoreOutcome.OutOfPlace);
        // The ledger's time never falls, and what comes next is stamped by its clock.
        if (entry.Decoded.RecordedAt > recordedAt) throw new RestoreRefusedException(RestoreOutcome.AheadOfClock);
        admitted.Add(entry);
        return entry.Leaf.ToArray();
    }

    public byte[] SignHead(TreeHead after)
    {
        if (!ConsistencyProof.Verify(after, lost.Anchored, lost.Path.Span)) throw new RestoreRefusedException(RestoreOutcome.NotAnchored);
        foreach (var entry in admitted) head.Apply(entry.Decoded);
        isApplied = true;
        return head.SignHead(after);
    }

    public void Rollback()
    {
        admitted.Clear();
        head.Rollback();
    }
}
