using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Client.Results;

/// <summary>Finds who reports a precinct's result: of the commissions given, the one whose area is the smallest around the precinct.</summary>
public sealed class LocalAuthorities
{
    private readonly Election election;
    private readonly Dictionary<int, (AuthorityIndex Authority, int Depth)> byArea = [];
    private readonly AuthorityIndex? everywhere;

    /// <param name="election">The election.</param>
    /// <param name="available">Codes of the authorities to choose from, for example those with a key; others than commissions are left out.</param>
    public LocalAuthorities(Election election, IEnumerable<string> available)
    {
        this.election = election;
        foreach (var authority in available.Select(code => election.FindAuthority(code)).OfType<AuthorityIndex>().OrderBy(found => found.Value))
        {
            if (election[authority].Role != AuthorityRole.Commission) continue;
            if (election[authority].SpeaksForAll) everywhere ??= authority;
            foreach (var area in election[authority].Areas) byArea.TryAdd(area.Value, (authority, DepthOf(area)));
        }
    }

    /// <summary>Null where none of them speaks for the precinct. Of equals, the one listed first in the election.</summary>
    public AuthorityIndex? Find(PrecinctIndex precinct)
    {
        (AuthorityIndex Authority, int Depth)? best = null;
        foreach (var area in election[precinct].Areas)
            if (Innermost(area) is { } found && IsBetter(found, best)) best = found;
        return best?.Authority ?? everywhere;
    }

    private static bool IsBetter((AuthorityIndex Authority, int Depth) found, (AuthorityIndex Authority, int Depth)? best) =>
        best is not { } other || found.Depth > other.Depth || (found.Depth == other.Depth && found.Authority.Value < other.Authority.Value);

    private (AuthorityIndex Authority, int Depth)? Innermost(AreaIndex area)
    {
        for (AreaIndex? at = area; at is { } here; at = election[here].Parent)
            if (byArea.TryGetValue(here.Value, out var found)) return found;
        return null;
    }

    private int DepthOf(AreaIndex area)
    {
        var depth = 0;
        for (var at = election[area].Parent; at is { } here; at = election[here].Parent) depth++;
        return depth;
    }
}
