namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>
/// A superset of the completions in which certain lists take part beside the one looked at: what they have, and what is still free to
/// give.
/// </summary>
/// <param name="Rivals">The others.</param>
/// <param name="Free">Ballots that can still go anywhere.</param>
/// <param name="LeastTotal">The least that the votes of all who take part can come to (for a quota).</param>
/// <param name="MostTotal">The most.</param>
internal sealed record Rivalry(IReadOnlyList<Rival> Rivals, long Free, long LeastTotal, long MostTotal);
