namespace Tabulation.Domain.Allocation;

/// <summary>Equal claims to fewer places.</summary>
/// <param name="For">What is tied for.</param>
/// <param name="Between">The selections tied, in order of registration; more than <paramref name="Places"/>.</param>
/// <param name="Places">Seats, or the one place of the runner-up; 1 or more.</param>
/// <param name="Resolution">How it was broken.</param>
/// <param name="Ranking">All the selections tied, winners first; empty while a lot is needed.</param>
public sealed record Tie(
    TieFor For, IReadOnlyList<SelectionIndex> Between, int Places, TieResolution Resolution, IReadOnlyList<SelectionIndex> Ranking)
{
    /// <summary>Who got a place, <see cref="Places"/> of them; none while a lot is needed.</summary>
    public IEnumerable<SelectionIndex> Winners => Ranking.Take(Places);
}
