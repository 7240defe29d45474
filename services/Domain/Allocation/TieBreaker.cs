namespace Tabulation.Domain.Allocation;

internal sealed class TieBreaker(TieRule rule, IReadOnlyList<Lot> lots)
{
    /// <param name="for">What is tied for.</param>
    /// <param name="tied">In order of registration.</param>
    /// <param name="places">Fewer than those tied.</param>
    public Tie Break(TieFor @for, IReadOnlyList<SelectionIndex> tied, int places) => rule switch
    {
        TieRule.RegistrationOrder => new(@for, tied, places, TieResolution.RegistrationOrder, tied),
        TieRule.Lot => ByLot(@for, tied, places),
    };

    private Tie ByLot(TieFor @for, IReadOnlyList<SelectionIndex> tied, int places)
    {
        var lot = lots.LastOrDefault(lot => tied.All(lot.Order.Contains));
        return lot == null
            ? new(@for, tied, places, TieResolution.LotNeeded, [])
            : new(@for, tied, places, TieResolution.Lot, [.. lot.Order.Where(tied.Contains)]);
    }
}
