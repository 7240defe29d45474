using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for a statement's place in its slot's history: what it replaces is what stands there, and it says why.</summary>
internal static class HistoryRules
{
    /// <summary>Marks a finding of <see cref="Rule.StateForbids"/> that is about the reporter, not the state alone.</summary>
    public const long ThirdReport = 1;

    /// <summary>For a result: what stands depends on which of two reports it is, where each result is reported twice.</summary>
    public static void Run(ElectionState state, Statement statement, Findings findings)
    {
        var slot = state[statement.Result.Slot!.Value];
        if (slot.IsAnnulled) Forbid(slot.State, findings);
        else if (Predecessor(ReportRoles.Of(state.Election!, slot, statement.Authority!.Value), slot) is { } current)
            Run(statement, current, statement.Result.HasReason, findings);
        else findings.Refuse(Rule.StateForbids, actual: (int)slot.State, limit: ThirdReport);
    }

    /// <summary>For all others.</summary>
    /// <param name="current">What stands in the slot; none where nothing does.</param>
    public static void Run(Statement statement, StatementId current, bool hasReason, Findings findings)
    {
        if (statement.Replaces != current) findings.RefuseBehind(Rule.ReplacesNotCurrent, current);
        else if (!current.IsNone && !hasReason) findings.Refuse(Rule.ReasonMissing);
    }

    /// <summary>For statements that replace nothing.</summary>
    public static void JudgeAlone(Statement statement, Findings findings)
    {
        if (!statement.Replaces.IsNone) findings.Refuse(Rule.ReplacesNotCurrent);
    }

    public static void JudgeGrounds(Grounds grounds, Findings findings)
    {
        if (!grounds.HasReason) findings.Refuse(Rule.ReasonMissing);
        if (!grounds.HasLegalBasis) findings.Refuse(Rule.LegalBasisMissing);
    }

    public static void Forbid(SlotState state, Findings findings) => findings.Refuse(Rule.StateForbids, actual: (int)state);

    private static StatementId? Predecessor(ReportRole role, Slot slot) => role switch
    {
        ReportRole.Only => slot.Current,
        ReportRole.First or ReportRole.Second => slot.Standing,
        ReportRole.FirstAgain => slot.First.Id,
        ReportRole.SecondAgain => slot.Second.Id,
        ReportRole.Third => null,
    };
}
