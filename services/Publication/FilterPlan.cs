using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication;

/// <summary>A filter worked out against an election: the contests and areas it asks for, in the definition's order, a parent before its children.</summary>
internal static class FilterPlan
{
    private const int MaxDepth = 16;

    /// <summary>The same for all filters that ask for the same in other words: each contest once and in one order.</summary>
    public static TotalsFilter Normal(TotalsFilter? filter) => filter is null ? new TotalsFilter() : new TotalsFilter
    {
        Area = filter.Area, Depth = filter.Depth, Contests = { filter.Contests.Distinct().Order(StringComparer.Ordinal) },
    };

    /// <exception cref="RpcException">INVALID_ARGUMENT naming the field: an unknown contest or area, or a depth beyond 16.</exception>
    public static IReadOnlyList<(string Contest, string Area)> Of(TotalsFilter? filter, Election election)
    {
        filter ??= new TotalsFilter();
        if (filter.Depth > MaxDepth) throw Wrong("filter.depth", $"is {filter.Depth}; it may be 0 to {MaxDepth}");
        var contests = Contests(filter, election);
        var areas = Areas(filter, election);
        return [.. contests.SelectMany(contest => areas.Select(area => (contest, area)))];
    }

    private static List<string> Contests(TotalsFilter filter, Election election)
    {
        foreach (var (number, code) in filter.Contests.Index())
            if (election.FindContest(code) is null) throw Wrong($"filter.contests[{number}]", $"\"{code}\" is no contest of this election");
        return [.. election.Contests.Select(contest => contest.Code).Where(code => filter.Contests.Count == 0 || filter.Contests.Contains(code))];
    }

    private static List<string> Areas(TotalsFilter filter, Election election)
    {
        if (filter.Area.Length == 0) return ["", .. Below(null, filter.Depth, election)];
        if (election.FindArea(filter.Area) is not { } area) throw Wrong("filter.area", $"\"{filter.Area}\" is no area of this election");
        return [filter.Area, .. Below(area, filter.Depth, election)];
    }

    private static IEnumerable<string> Below(AreaIndex? top, uint depth, Election election)
    {
        if (depth == 0) yield break;
        var level = new Dictionary<int, uint>();
        for (var i = 0; i < election.Areas.Count; i++)
        {
            var parent = election.Areas[i].Parent;
            var above = parent == top ? 0 : parent is { } index && level.TryGetValue(index.Value, out var known) ? known : uint.MaxValue;
            if (above >= depth) continue;
            level[i] = above + 1;
            yield return election.Areas[i].Code;
        }
    }

    private static RpcException Wrong(string field, string message) =>
        RichError.Create(StatusCode.InvalidArgument, $"{field} {message}.", ErrorDetail.BadRequest(new FieldError(field, "UNKNOWN", $"{message}.")));
}
