using Tabulation.Domain.Folding;

namespace Tabulation.Chronicle.Concluding;

/// <summary>Seats of one party, or of those without one, from all contests together.</summary>
/// <param name="List">Code of the list; empty for candidates whom no list nominated.</param>
/// <param name="Previous">
/// In the chamber before; null where the definition does not say, and for those without a list, who are not the ones of before.
/// </param>
/// <param name="Change">Against that; null likewise.</param>
public sealed record ChamberRow(string List, int ListSeats, int DirectSeats, int Seats, int? Previous, int? Change);

/// <summary>Seats of the chamber before that no list of now stands for: a party that is gone, or those who sat without one.</summary>
/// <param name="Names">By language.</param>
public sealed record FormerSeats(IReadOnlyDictionary<string, string> Names, int Seats);

/// <summary>A winner of a district.</summary>
/// <param name="NominatedBy">Code of the list; empty for none.</param>
public sealed record DistrictWinner(string Contest, string Selection, string NominatedBy, bool ByLot);

/// <summary>Who takes a list's seats, by the certification in force.</summary>
public sealed record MandateRow(string Contest, string List, string Authority, string Statement, string RecordedAt, IReadOnlyList<string> Mandates, int QuotaMembers);

/// <summary>Whether a list, or those who took its seats, has the share of members that the law asks for.</summary>
/// <param name="On">LIST or MANDATES.</param>
/// <param name="Members">As the party states.</param>
/// <param name="Of">Candidates, or mandates.</param>
/// <param name="Needed">Rounded as the definition says.</param>
/// <param name="Finding">In words.</param>
public sealed record QuotaFinding(string Contest, string List, string On, int Members, int Of, int Needed, bool Met, string Finding);

/// <summary>The body that all contests fill together.</summary>
/// <param name="Seats">All there are; null where the definition names no chamber.</param>
/// <param name="Filled">Seats given so far.</param>
/// <param name="Final">Every contest is certified.</param>
/// <param name="Former">In the order of the definition; with the parties' previous seats they are all of the chamber before.</param>
public sealed record ChamberReport(
    int? Seats, int Filled, bool Final, IReadOnlyList<ChamberRow> Parties, IReadOnlyList<FormerSeats> Former, IReadOnlyList<DistrictWinner> Winners,
    IReadOnlyList<MandateRow> Mandates, IReadOnlyList<QuotaFinding> Quota)
{
    /// <summary>Null where the registry is not complete.</summary>
    public static ChamberReport? Of(ElectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Election is { } election ? new ChamberMaker(state, election).Make() : null;
    }
}
