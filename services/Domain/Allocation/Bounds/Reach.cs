namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>How many seats a list can have within a rivalry: the number is found by halving, and each step is a proof of its
/// own.</summary>
internal sealed class Reach(AllocationRule rule)
{
    /// <summary>
    /// The most, where all that is free goes to the list. It has m seats only if its m-th claim is before all but seats - m claims of
    /// others.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="votes">Its votes.</param>
    /// <param name="rivalry">The others; those that need not take part do not.</param>
    /// <param name="most">What is reached already.</param>
    public int Most(Outlook list, long votes, Rivalry rivalry, int most)
    {
        var (held, beyond) = (most, list.Cap + 1);
        while (beyond - held > 1 && votes > 0)
        {
            var middle = beyond == list.Cap + 1 && held == most ? held + 1 : (held + beyond) / 2;
            (held, beyond) = CanHold(list, votes, rivalry, middle) ? (middle, beyond) : (held, middle);
        }

        return held;
    }

    /// <summary>
    /// The least, where the list gets nothing more. It has no more than m only if others have seats - m claims before its next one.
    /// </summary>
    /// <param name="list">The list, which takes part.</param>
    /// <param name="rivalry">The others.</param>
    /// <param name="least">What is reached already.</param>
    public int Least(Outlook list, Rivalry rivalry, int least)
    {
        var (below, held) = (-1, least);
        while (held - below > 1)
        {
            var middle = below == -1 && held == least ? held - 1 : (held + below) / 2;
            (below, held) = CanBeHeldTo(list, rivalry, middle) ? (below, middle) : (middle, held);
        }

        return held;
    }

    private bool CanHold(Outlook list, long votes, Rivalry rivalry, int seats)
    {
        var line = ClaimLine.Of(rule, votes, seats - 1, rivalry, true);
        var before = rivalry.Rivals.Where(r => !r.Optional)
            .Sum(r => line.Reached((r.Votes * line.Scale) - (WinsTie(r, list, false) ? 0 : 1), r.Cap));
        return before <= rule.Seats - seats;
    }

    private bool CanBeHeldTo(Outlook list, Rivalry rivalry, int seats)
    {
        var line = ClaimLine.Of(rule, list.Votes, seats, rivalry, false);
        return CheapestClaims.Affordable(line, rivalry.Rivals.Select(r => (r, WinsTie(r, list, true))), rule.Seats - seats, rivalry.Free);
    }

    private bool WinsTie(Rival rival, Outlook list, bool byLot) => rule.Ties switch
    {
        TieRule.RegistrationOrder => rival.Order < list.Order,
        TieRule.Lot => byLot,
    };
}
