using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Disposition = Tabulation.Contracts.V1.Disposition;
using Election = Tabulation.Domain.Elections.Election;
using Finding = Tabulation.Contracts.V1.Finding;

namespace Tabulation.Intake;

/// <summary>Why a statement is not recorded.</summary>
/// <param name="At">When that was found.</param>
/// <param name="Findings">Every rule broken, the refusing ones first.</param>
/// <param name="Current">The slot's current statement, where that stands in the way; else none.</param>
/// <param name="Status">What a unary call fails with.</param>
internal sealed record Refusal(Timestamp At, IReadOnlyList<Finding> Findings, StatementId Current, StatusCode Status)
{
    /// <summary>Refused before it could be judged.</summary>
    public static Refusal Early(Timestamp at, IntakeRule rule, string field, string message) =>
        new(at, [Found(rule.Code(), field, message, Disposition.Refuse)], default, rule.Status());

    /// <summary>Refused by one of the Judge's rules, before the ledger was asked.</summary>
    public static Refusal Early(Timestamp at, Rule rule) =>
        new(at, [Translate(Explanation.Of(new Domain.Rules.Finding(rule, Domain.Rules.Disposition.Refuse, 0, 0, 0), null), Disposition.Refuse)],
            default, RefusalStatus.Of(rule));

    /// <summary>Refused by judgement.</summary>
    public static Refusal Judged(Timestamp at, Findings findings, Statement statement, Election? election)
    {
        var gravest = FirstRefusing(findings);
        return new Refusal(at, FindingTexts.Of(findings, statement, election), findings.Current, RefusalStatus.Of(gravest.Rule));
    }

    internal static Finding Translate(Explanation explanation, Disposition disposition) =>
        Found(explanation.Code, explanation.Field, explanation.Message, disposition);

    private static Finding Found(string rule, string field, string message, Disposition disposition) =>
        new() { Rule = rule, Field = field, Message = message, Disposition = disposition };

    private static Domain.Rules.Finding FirstRefusing(Findings findings)
    {
        foreach (var finding in findings.All)
            if (finding.Disposition == Domain.Rules.Disposition.Refuse) return finding;
        throw new ArgumentException("Nothing was refused.", nameof(findings));
    }
}
