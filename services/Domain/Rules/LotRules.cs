using Tabulation.Domain.Allocation;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules for lots: recorded by the root authority, in a contest whose rule lets a lot break ties. A contest may need several lots, for
/// different ties; none replaces another, so none may say so.
/// </summary>
internal static class LotRules
{
    public static void Run(ElectionState state, Statement statement, Findings findings)
    {
        var lot = statement.Says<LotDrawn>();
        if (statement.Authority != new AuthorityIndex(0)) findings.Refuse(Rule.RoleNotAllowed);
        if (lot.Contest is null) findings.Refuse(Rule.UnknownContest);
        if (!statement.Replaces.IsNone) findings.Refuse(Rule.ReplacesNotCurrent);
        if (lot.Contest is not { } index) return;

        PlaceRules.JudgeOpen(state, index, findings);
        var contest = state.Election![index];
        if (contest.Allocation.Ties != TieRule.Lot) findings.Refuse(Rule.LotNotCalledFor);
        if (!IsOrder(lot.Order, contest.Selections.Count)) findings.Refuse(Rule.LotOrderInvalid);
    }

    private static bool IsOrder(IReadOnlyList<long> order, int selections) =>
        order.Count >= 2 && order.Distinct().Count() == order.Count && order.All(number => number >= 0 && number < selections);
}
