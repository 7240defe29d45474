using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts;

/// <summary>Codes of a content, looked up in an election; what it does not have, or where there is none yet, stays null.</summary>
internal static class Lookup
{
    public static ResultPlace Place(Election? election, string contestCode, string precinctCode)
    {
        var (contest, precinct) = (election?.FindContest(contestCode), election?.FindPrecinct(precinctCode));
        var slot = contest is { } c && precinct is { } p ? election!.Slots.Find(c, p) : null;
        return new ResultPlace(contest, precinct, slot);
    }

    public static ContestArea Place(Election? election, string contestCode, AreaCode areaCode)
    {
        var area = Area(election, areaCode.Code);
        return new ContestArea(election?.FindContest(contestCode), area, areaCode.Code.Length == 0 || area is not null);
    }

    public static AreaIndex? Area(Election? election, string code) => code.Length == 0 ? null : election?.FindArea(code);

    /// <summary>Number of the contest's selection; null where it has none of this code.</summary>
    public static int? Selection(Election? election, ContestIndex? contest, string code)
    {
        if (contest is not { } known) return null;
        var selections = election![known].Selections;
        for (var number = 0; number < selections.Count; number++)
            if (selections[number].Code == code) return number;
        return null;
    }

    public static Grounds Grounds(string reason, string legalBasis) => new(reason.Length > 0, legalBasis.Length > 0);
}

/// <summary>An area's code, or nothing for the whole contest.</summary>
internal readonly record struct AreaCode(string Code);
