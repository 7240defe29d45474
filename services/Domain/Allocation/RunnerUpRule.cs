namespace Tabulation.Domain.Allocation;

/// <summary>
/// What happens when exactly one list is admitted, in whatever way: the runner-up, the list with most votes among those below the
/// threshold, is admitted too. A list without votes is never the runner-up; without one, the list admitted takes every seat.
/// <para>
/// Source: Kazakhstan, Constitutional Law on Elections, article 97 (97-1): both lists are admitted; the first quota is the votes of both
/// divided by the seats; whole parts of votes / quota are seats; the runner-up gets at least two. An older text, with a threshold of 7%,
/// has the runner-up's votes "divided by the first election quota and multiplied by a correction index of 0.7". Whether either survives
/// the amendments of 2022 unchanged is not confirmed: guarantee and factor are parameters.
/// </para>
/// <para>How the seats are then computed, exactly:</para>
/// <list type="number">
/// <item>The guarantee is set aside: <see cref="LeastSeats"/>, or fewer if the house or the list's candidates are fewer.</item>
/// <item>Largest remainder: the quota comes from the full votes of both lists; the runner-up's quotient is its votes / quota * <see
/// cref="Factor"/>. Each list holds the whole part of its quotient, the runner-up not less than its guarantee, the other not more than
/// what that leaves. Each seat left goes to the list whose quotient exceeds its seats by most, so that with a low factor one list may take
/// several.</item>
/// <item>Highest averages: the runner-up's votes are multiplied by <see cref="Factor"/>; it holds its guarantee before the first
/// turn.</item>
/// </list>
/// <para>Either way the runner-up ends with what the method alone would give it, or its guarantee if that is more.</para>
/// </summary>
/// <param name="LeastSeats">Seats guaranteed to the runner-up, 0 to the size of the house. Kazakhstan: 2.</param>
/// <param name="Factor">0 to 1. 1 counts the runner-up's votes in full; 7/10 as in the older text; 0 leaves it the guarantee alone.</param>
public sealed record RunnerUpRule(int LeastSeats, Fraction Factor);
