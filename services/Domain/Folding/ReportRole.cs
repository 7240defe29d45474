using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>What an authority's result is in its slot.</summary>
public enum ReportRole
{
    /// <summary>Each result is reported once, and this is it.</summary>
    Only,

    /// <summary>The first of two reports.</summary>
    First,

    /// <summary>Put in place of the authority's own first one.</summary>
    FirstAgain,

    /// <summary>The second of two, by another authority.</summary>
    Second,

    /// <summary>Put in place of the authority's own second one, which differs from the first.</summary>
    SecondAgain,

    /// <summary>A third one, while two that differ wait: not taken.</summary>
    Third,
}

/// <summary>Which of two independent reports a result is.</summary>
internal static class ReportRoles
{
    /// <summary>By key, not by code: two offices that share one key are one reporter, also once either of them has another key.</summary>
    public static ReportRole Of(Election election, Slot slot, AuthorityIndex authority)
    {
        if (!election.Rules.ReportsTwice) return ReportRole.Only;
        if (slot.First.IsNone) return ReportRole.First;
        if (election.AreOne(authority, slot.First.By)) return ReportRole.FirstAgain;
        if (slot.Second.IsNone) return (slot.First.For & WaitsFor.SecondReport) != 0 ? ReportRole.Second : ReportRole.Third;
        return election.AreOne(authority, slot.Second.By) ? ReportRole.SecondAgain : ReportRole.Third;
    }
}
