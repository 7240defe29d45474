using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>Who may review a result: another official than those who reported it.</summary>
public static class Reviewers
{
    /// <summary>True where the authority is a commission that speaks for the precinct and has no part in the result, and the contest is not certified.</summary>
    /// <param name="state">Where the result stands.</param>
    /// <param name="slot">The slot it stands in.</param>
    /// <param name="result">One that is held, or that counts.</param>
    /// <param name="reviewer">Who asks.</param>
    public static bool May(ElectionState state, SlotIndex slot, StatementId result, AuthorityIndex reviewer)
    {
        ArgumentNullException.ThrowIfNull(state);
        var election = state.Election!;
        if (state[election.Slots.ContestOf(slot)].Certified) return false;
        return election[reviewer].Role == AuthorityRole.Commission && !election[reviewer].Revoked
            && election.SpeaksFor(reviewer, election.Slots.PrecinctOf(slot)) && !HasPart(election, state[slot], result, reviewer);
    }

    /// <summary>Its reporter has, and of two reports that differ either reporter: whoever decides between them must have written neither.</summary>
    internal static bool HasPart(Election election, Slot slot, StatementId result, AuthorityIndex reviewer)
    {
        if (slot.ReporterOf(result) is not { } reporter) return false;
        if (election.AreOne(reviewer, reporter)) return true;
        return slot.ReportsDiffer && result != slot.Counted && (election.AreOne(reviewer, slot.First.By) || election.AreOne(reviewer, slot.Second.By));
    }
}
