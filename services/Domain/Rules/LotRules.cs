using Tabulation.Domain.Allocation;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for lots: recorded by the root authority, in a contest whose rule lets a lot break ties.</summary>
internal static class LotRules
{
    public static void Run(ElectionState state, Statement statement, Findings findings)
    {
        var election = state.Election!;
        var lot = statement.Lot!;
        if (statement.Authority != new AuthorityIndex(0)) findings.Refuse(Rule.RoleNotAllowed);
        if (lot.Contest is not { } index)
        {
            findings.Refuse(Rule.UnknownContest);
            return;
        }

        var contest = election[index];
        if (contest.Allocation.Ties != TieRule.Lot) findings.Refuse(Rule.LotNotCalledFor);
        if (!IsOrder(lot.Order, contest.Selections.Count)) findings.Refuse(Rule.LotOrderInvalid);
    }

    private static bool IsOrder(IReadOnlyList<long> order, int selections) =>
        order.Count >= 2 && order.Distinct().Count() == order.Count && order.All(number => number >= 0 && number < selections);
}
