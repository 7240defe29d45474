using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>Where a contest stands as a whole.</summary>
/// <param name="ChangedAt">Number of entries up to and with the last one about its results, lots, protocols or stations.</param>
/// <param name="Certified">It is certified: only a court's reopening changes anything about it.</param>
public readonly record struct ContestStanding(long ChangedAt, bool Certified);

/// <summary>The same for all contests; changes can be taken back.</summary>
internal sealed class ContestStandings
{
    private readonly List<(int Contest, ContestStanding Before)> undo = [];
    private ContestStanding[] contests = [];

    public ContestStanding this[ContestIndex contest] => contests[contest.Value];

    public void Open(int count) => contests = new ContestStanding[count];

    public void Mark() => undo.Clear();

    public void Rollback()
    {
        for (var i = undo.Count - 1; i >= 0; i--)
            if (undo[i].Contest < contests.Length) contests[undo[i].Contest] = undo[i].Before;
        undo.Clear();
    }

    public void Changed(ContestIndex contest, long position) => Put(contest, this[contest] with { ChangedAt = position + 1 });

    public void Certify(ContestIndex contest, bool certified) => Put(contest, this[contest] with { Certified = certified });

    private void Put(ContestIndex contest, ContestStanding after)
    {
        undo.Add((contest.Value, contests[contest.Value]));
        contests[contest.Value] = after;
    }
}
