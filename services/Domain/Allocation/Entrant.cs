namespace Tabulation.Domain.Allocation;

/// <summary>A selection admitted to the allocation.</summary>
/// <param name="Selection">Which.</param>
/// <param name="Votes">Its votes, 1 or more.</param>
/// <param name="Limit">Seats it can take at most.</param>
/// <param name="Guaranteed">Seats set aside for it by the runner-up rule, at most <paramref name="Limit"/>.</param>
/// <param name="Factor">1, or the runner-up's factor.</param>
internal sealed record Entrant(SelectionIndex Selection, long Votes, int Limit, int Guaranteed, Fraction Factor)
{
    public static Entrant Of(Contestant contestant, AllocationRule rule, bool isRunnerUp)
    {
        var limit = Math.Min(rule.Seats, contestant.Candidates ?? rule.Seats);
        if (contestant.Kind == ContestantKind.Candidate || rule.Method == AllocationMethod.Plurality)
            limit = Math.Min(limit, 1);
        return isRunnerUp && rule.RunnerUp != null
            ? RunnerUp(contestant, rule.RunnerUp, limit)
            : new(contestant.Selection, contestant.Votes, limit, 0, Fraction.One);
    }

    private static Entrant RunnerUp(Contestant contestant, RunnerUpRule rule, int limit)
    {
        var guaranteed = Math.Min(limit, rule.LeastSeats);
        return new(contestant.Selection, contestant.Votes, rule.Factor == Fraction.Zero ? guaranteed : limit, guaranteed, rule.Factor);
    }
}
