namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>A list or candidate, and whether it takes part in the allocation however the ballots still out are cast.</summary>
/// <param name="Selection">Which.</param>
/// <param name="Votes">Its votes so far.</param>
/// <param name="Order">Its order of registration.</param>
/// <param name="Cap">Seats it can take at most.</param>
/// <param name="Certain">It takes part in every completion.</param>
/// <param name="Need">The least further votes with which it can take part; null where the ballots out are too few.</param>
/// <param name="MostBelow">The most votes with which it can stay below its threshold; 0 where it can have none there.</param>
internal sealed record Outlook(SelectionIndex Selection, long Votes, int Order, int Cap, bool Certain, long? Need, long MostBelow)
{
    public static Outlook Of(Contestant contestant, AllocationRule rule, AllocationInput input, long outstanding)
    {
        var votes = contestant.Votes;
        var hurdle = rule.Method == AllocationMethod.Plurality
            ? Hurdle.AgainstAll(contestant, input, outstanding)
            : Hurdle.Threshold(contestant, rule, input, outstanding);
        var need = hurdle.Need is { } n ? Math.Max(n, Math.Max(0, 1 - votes)) : (long?)null;
        return new(
            contestant.Selection,
            votes,
            contestant.RegistrationOrder,
            Entrant.Of(contestant with { Votes = Math.Max(1, votes) }, rule, false).Limit,
            votes > 0 && votes >= hurdle.Highest,
            need <= outstanding ? need : null,
            Math.Min(hurdle.Highest - 1, votes + outstanding));
    }
}
