using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Folding;

/// <summary>Everything recorded that is not part of the totals themselves but stands beside them.</summary>
public sealed class SideRecords
{
    private readonly HashSet<SlotIndex> observed = [];

    /// <summary>By place and number of the moment.</summary>
    public Standing<(TurnoutPlace Place, int Moment), TurnoutReport> Turnout { get; } = new();

    /// <summary>By contest and area; a null area is the whole contest.</summary>
    public Standing<(ContestIndex Contest, AreaIndex? Area), AreaProtocol> AreaProtocols { get; } = new();

    public Standing<(AuthorityIndex Observer, SlotIndex Slot), ObserverCopy> ObserverCopies { get; } = new();

    public Standing<AuthorityIndex, ObserverSample> Commitments { get; } = new();

    public Standing<AuthorityIndex, ObserverSample> Disclosures { get; } = new();

    /// <summary>By pollster, contest and area; a null area is the whole contest.</summary>
    public Standing<(AuthorityIndex Pollster, ContestIndex Contest, AreaIndex? Area), ExitPoll> ExitPolls { get; } = new();

    /// <summary>By result and who endorses it.</summary>
    public Standing<(StatementId Result, AuthorityIndex Endorser), Endorsement> Endorsements { get; } = new();

    /// <summary>The last one of each contest, whether or not it was reopened since.</summary>
    public Standing<ContestIndex, Certification> Certifications { get; } = new();

    /// <summary>By contest and number of the list; the last ones, whether or not the certification that they follow still stands.</summary>
    public Standing<(ContestIndex Contest, int Selection), Mandates> Mandates { get; } = new();

    /// <summary>Whether an observers' copy is recorded.</summary>
    public bool IsObserved(SlotIndex slot) => observed.Contains(slot);

    /// <summary>Puts a statement in its slot.</summary>
    /// <returns>Takes it back.</returns>
    internal Action Put(Statement statement, Timestamp recordedAt) => statement.Content switch
    {
        TurnoutReport said => Put(Turnout, (said.Place, said.Moment), said, statement, recordedAt),
        AreaProtocol said => Put(AreaProtocols, (said.Place.Contest!.Value, said.Place.Area), said, statement, recordedAt),
        ObserverCopy said => Observe(
            said.Place.Slot!.Value, Put(ObserverCopies, (statement.Authority!.Value, said.Place.Slot.Value), said, statement, recordedAt)),
        ObserverSample said => Put(said.Disclosure is null ? Commitments : Disclosures, statement.Authority!.Value, said, statement, recordedAt),
        ExitPoll said => Put(ExitPolls, (statement.Authority!.Value, said.Place.Contest!.Value, said.Place.Area), said, statement, recordedAt),
        Endorsement said => Put(Endorsements, (said.Endorsed, statement.Authority!.Value), said, statement, recordedAt),
        Certification said => Put(Certifications, said.Contest!.Value, said, statement, recordedAt),
        MandateAssignment said => Put(
            Mandates, (said.Contest!.Value, said.Selection!.Value), new Mandates(Certifications.IdIn(said.Contest.Value), said), statement, recordedAt),
        _ => throw new ArgumentException($"A {statement.Kind} has no place here.", nameof(statement)),
    };

    private Action Observe(SlotIndex slot, Action takeBack)
    {
        if (!observed.Add(slot)) return takeBack;
        return () =>
        {
            observed.Remove(slot);
            takeBack();
        };
    }

    private static Action Put<TSlot, T>(Standing<TSlot, T> standing, TSlot slot, T said, Statement statement, Timestamp recordedAt)
        where TSlot : notnull =>
        standing.Put(slot, new Stands<T>(statement.Id, statement.Authority!.Value, recordedAt, said));
}
