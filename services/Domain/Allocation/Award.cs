namespace Tabulation.Domain.Allocation;

/// <summary>Step 5: one seat given.</summary>
/// <param name="Turn">From 1. With a largest-remainder method these are the leftover seats only.</param>
/// <param name="Winner">The claim that won.</param>
/// <param name="Next">The best claim of another selection; null if there was none.</param>
/// <param name="Decision">How they compare.</param>
public sealed record Award(int Turn, Claim Winner, Claim? Next, AwardDecision Decision);
