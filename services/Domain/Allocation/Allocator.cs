namespace Tabulation.Domain.Allocation;

/// <summary>The steps of one allocation, put together.</summary>
internal sealed class Allocator(AllocationRule rule, AllocationInput input)
{
    private readonly TieBreaker _ties = new(rule.Ties, input.Lots);

    private readonly IReadOnlyList<Contestant> _contestants =
    [
        .. input.Contestants.Where(c => c.Kind != ContestantKind.AgainstAll).OrderBy(c => c.RegistrationOrder),
        .. input.Contestants.Where(c => c.Kind == ContestantKind.AgainstAll).OrderBy(c => c.Selection.Value),
    ];

    public SeatAllocation Allocate()
    {
        var thresholds = rule.Thresholds.Select(t => ThresholdStep.Of(t, input)).ToList();
        var admissions = _contestants.Select(c => Admission.Of(c, rule, thresholds, input.AgainstAllVotes)).ToList();
        var search = RunnerUpSearch.Of(rule.RunnerUp, admissions, _ties);
        var steps = new SeatAllocation
        {
            Rule = rule,
            Outcome = AllocationOutcome.LotNeeded,
            Thresholds = thresholds,
            Admissions = WithRunnerUp(admissions, search.Step?.RunnerUp),
            RunnerUp = search.Step,
            Awards = [],
            Ties = search.Tie == null ? [] : [search.Tie],
            Seats = [.. _contestants.Select(c => new SelectionSeats(c.Selection, 0))],
        };
        return steps.OpenTie is { } tie ? Certain(steps, tie) : Distribute(steps);
    }

    private static List<Admission> WithRunnerUp(IReadOnlyList<Admission> admissions, SelectionIndex? runnerUp) =>
        [.. admissions.Select(a => a.Selection == runnerUp ? a with { Verdict = AdmissionVerdict.RunnerUp } : a)];

    private SeatAllocation Distribute(SeatAllocation steps)
    {
        var entrants = Entrants(steps.Admissions);
        if (entrants.Count == 0)
            return steps with { Outcome = WithoutEntrants(steps.Admissions) };
        var distribution = Distribution.Of(rule, entrants, _ties);
        var held = entrants.Zip(distribution.Held).ToDictionary(e => e.First.Selection, e => e.Second);
        return steps with
        {
            Outcome = Outcome(distribution),
            Quota = distribution.Quota,
            Awards = distribution.Awards,
            Ties = distribution.Tie == null ? steps.Ties : [.. steps.Ties, distribution.Tie],
            Seats = [.. steps.Seats.Select(s => s with { Seats = held.GetValueOrDefault(s.Selection) })],
        };
    }

    /// <summary>Who the runner-up is waits for a lot: what the other list gets whoever it is.</summary>
    private SeatAllocation Certain(SeatAllocation steps, Tie tie)
    {
        var only = steps.Admissions.Single(a => a.Admitted).Selection;
        var certain = tie.Between
            .Select(runnerUp => steps with { Admissions = WithRunnerUp(steps.Admissions, runnerUp) })
            .Min(possible => Distribute(possible).SeatsOf(only));
        return steps with { Seats = [.. steps.Seats.Select(s => s.Selection == only ? s with { Seats = certain } : s)] };
    }

    private List<Entrant> Entrants(IReadOnlyList<Admission> admissions) =>
    [
        .. _contestants.Zip(admissions)
            .Where(e => e.Second.Admitted)
            .Select(e => Entrant.Of(e.First, rule, e.Second.Verdict == AdmissionVerdict.RunnerUp)),
    ];

    private AllocationOutcome Outcome(Distribution distribution)
    {
        if (distribution.Tie?.Resolution == TieResolution.LotNeeded)
            return AllocationOutcome.LotNeeded;
        return distribution.Held.Sum() < rule.Seats ? AllocationOutcome.SeatsVacant : AllocationOutcome.Complete;
    }

    private static AllocationOutcome WithoutEntrants(IReadOnlyList<Admission> admissions)
    {
        if (admissions.Any(a => a.Verdict == AdmissionVerdict.BehindAgainstAll))
            return AllocationOutcome.AgainstAllWon;
        return admissions.Any(a => a.Verdict == AdmissionVerdict.BelowThreshold)
            ? AllocationOutcome.NoneAdmitted
            : AllocationOutcome.NoVotes;
    }
}
