namespace Tabulation.Domain.Allocation;

/// <summary>A contest's figures at one position of the ledger.</summary>
public sealed record AllocationInput
{
    /// <summary>Every selection of the contest, in any order.</summary>
    public required IReadOnlyList<Contestant> Contestants { get; init; }

    /// <summary>What thresholds are measured against.</summary>
    public BallotFigures Figures { get; init; } = new();

    /// <summary>The lots in force, in the order recorded.</summary>
    public IReadOnlyList<Lot> Lots { get; init; } = [];

    /// <summary>Votes of all against-all selections together.</summary>
    /// <exception cref="OverflowException">Beyond 64 bits.</exception>
    public long AgainstAllVotes => Contestants.Where(c => c.Kind == ContestantKind.AgainstAll).Sum(c => c.Votes);

    /// <summary>The first fault found, in the order of the enum; <see cref="InputFault.None"/> if the rule can be applied.</summary>
    public InputFault Check(AllocationRule rule)
    {
        if (Contestants.Any(c => c.Votes < 0 || c.DirectSeats < 0 || c.Candidates < 0))
            return InputFault.NegativeFigure;
        if (!Distinct(Contestants.Select(c => c.Selection)))
            return InputFault.SelectionRepeated;
        if (!Distinct(Contestants.Where(c => c.Kind != ContestantKind.AgainstAll).Select(c => c.RegistrationOrder)))
            return InputFault.RegistrationOrderRepeated;
        if (rule.Thresholds.Count > 0 && !Contestants.All(c => HasThreshold(c, rule)))
            return InputFault.ClassWithoutThreshold;
        if (rule.Thresholds.Any(t => t.Share > Fraction.Zero && Figures.Of(t.Base, 0) == null))
            return InputFault.FigureMissing;
        return Lots.All(lot => Distinct(lot.Order)) ? InputFault.None : InputFault.LotRepeatsSelection;
    }

    private static bool HasThreshold(Contestant contestant, AllocationRule rule) =>
        contestant.Kind == ContestantKind.AgainstAll || rule.Thresholds.Any(t => t.Class == contestant.Class);

    private static bool Distinct<T>(IEnumerable<T> values)
    {
        var seen = new HashSet<T>();
        return values.All(seen.Add);
    }
}
