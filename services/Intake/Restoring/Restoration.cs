using Tabulation.Contracts;
using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>Entries that the ledger had and has lost, with the proof that they belong to it.</summary>
/// <param name="Entries">In order, without gaps; at least one.</param>
/// <param name="Path">From the log up to the last of them to the anchored one (RFC 6962 section 2.1.2).</param>
/// <param name="Anchored">The head that the ledger must lead to.</param>
internal sealed record Restoration(IReadOnlyList<LostEntry> Entries, ReadOnlyMemory<Hash256> Path, TreeHead Anchored)
{
    /// <summary>Appends those that are missing, all or none.</summary>
    public async Task<RestoreOutcome> AppendAsync(ILedger ledger, HeadAdmission admission)
    {
        var head = await ledger.HeadAsync(CancellationToken.None);
        if (head.Size < admission.Position) return RestoreOutcome.SetBackUnderneath;
        if (head.Size >= Anchored.Size) return RestoreOutcome.NothingMissing;
        try
        {
            await ledger.AppendAsync([.. Entries.Select(entry => entry.Statement)], new RestoringAdmission(admission, this), CancellationToken.None);
            return RestoreOutcome.Restored;
        }
        catch (RestoreRefusedException refused)
        {
            return refused.Outcome;
        }
    }
}

/// <summary>An entry as it was.</summary>
/// <param name="Leaf">Its bytes.</param>
/// <param name="Decoded">What they say.</param>
internal readonly record struct LostEntry(ReadOnlyMemory<byte> Leaf, DecodedEntry Decoded)
{
    public StatementId Statement => StatementId.OfPayload(Decoded.Payload.Span);
}
