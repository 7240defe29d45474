using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>
/// Which contests a precinct votes in: those its row names, else every contest of the whole election and of the districts it lies in.
/// </summary>
internal sealed class ContestsOfPrecincts
{
    private readonly IReadOnlyList<Contest> contests;
    private readonly AreaTree tree;
    private readonly ILookup<int, int> byArea;
    private readonly List<int> everywhere;

    public ContestsOfPrecincts(IReadOnlyList<Contest> contests, AreaTree tree)
    {
        (this.contests, this.tree) = (contests, tree);
        byArea = contests.Index().Where(contest => contest.Item.HasArea).ToLookup(contest => (int)contest.Item.Area, contest => contest.Index);
        everywhere = [.. contests.Index().Where(contest => !contest.Item.HasArea).Select(contest => contest.Index)];
    }

    public void Fill(Precinct precinct, string named, YamlField field)
    {
        var numbers = named.Length > 0 ? Named(named, field, precinct.Code) : everywhere.Concat(precinct.Areas.SelectMany(area => tree.Chain((int)area)).SelectMany(area => byArea[area]));
        precinct.Contests.AddRange(numbers.Distinct().Order().Select(number => (uint)number));
        if (precinct.Contests.Count == 0) field.Problem($"Precinct \"{precinct.Code}\" votes in no contest.");
    }

    private IEnumerable<int> Named(string named, YamlField field, string precinct)
    {
        foreach (var code in named.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var number = contests.Index().FirstOrDefault(contest => contest.Item.Code == code, (-1, null!)).Index;
            if (number >= 0) yield return number;
            else field.Problem($"Precinct \"{precinct}\" names a contest \"{code}\" that does not exist.");
        }
    }
}
