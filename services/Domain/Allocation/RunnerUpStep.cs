namespace Tabulation.Domain.Allocation;

/// <summary>Step 3, only where the rule has a runner-up rule and exactly one selection was admitted.</summary>
/// <param name="Only">The one admitted.</param>
/// <param name="RunnerUp">Whom the rule admits; null where nobody else has votes, or a lot is needed to say who.</param>
/// <param name="LeastSeats">Seats the rule guarantees.</param>
/// <param name="Factor">What the runner-up's votes are multiplied by.</param>
public sealed record RunnerUpStep(SelectionIndex Only, SelectionIndex? RunnerUp, int LeastSeats, Fraction Factor);
