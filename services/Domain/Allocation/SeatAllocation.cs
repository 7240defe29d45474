namespace Tabulation.Domain.Allocation;

/// <summary>
/// The seats of one contest and every step that led to them, so that they can be followed by hand. Lists of selections stand in order of
/// registration, against-all last.
/// </summary>
public sealed record SeatAllocation
{
    /// <summary>The rule applied.</summary>
    public required AllocationRule Rule { get; init; }

    /// <summary>How it ended.</summary>
    public required AllocationOutcome Outcome { get; init; }

    /// <summary>Step 1: in the rule's order.</summary>
    public required IReadOnlyList<ThresholdStep> Thresholds { get; init; }

    /// <summary>Step 2: one for each selection.</summary>
    public required IReadOnlyList<Admission> Admissions { get; init; }

    /// <summary>Step 3; null where no runner-up rule came into play.</summary>
    public RunnerUpStep? RunnerUp { get; init; }

    /// <summary>Step 4; null but for a largest-remainder method with somebody admitted.</summary>
    public QuotaStep? Quota { get; init; }

    /// <summary>
    /// Step 5, in turn: the leftover seats of a largest-remainder method; every seat of the others, but those guaranteed to a runner-up.
    /// </summary>
    public required IReadOnlyList<Award> Awards { get; init; }

    /// <summary>
    /// The ties that needed breaking, in the order met, at most one for the runner-up's place and one for the last seats. Only the last
    /// one can be open.
    /// </summary>
    public required IReadOnlyList<Tie> Ties { get; init; }

    /// <summary>One for each selection, 0 included; with an open tie, the seats certain whatever the lot says.</summary>
    public required IReadOnlyList<SelectionSeats> Seats { get; init; }

    /// <summary>The tie that waits for a lot, if any.</summary>
    public Tie? OpenTie => Ties.SingleOrDefault(t => t.Resolution == TieResolution.LotNeeded);

    public int SeatsGiven => Seats.Sum(s => s.Seats);

    /// <summary>Seats open or vacant.</summary>
    public int SeatsNotGiven => Rule.Seats - SeatsGiven;

    /// <exception cref="InvalidOperationException">The selection is not of this contest.</exception>
    public int SeatsOf(SelectionIndex selection) => Seats.Single(s => s.Selection == selection).Seats;
}
