using Grpc.Core;
using Tabulation.Contracts;
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
    private static readonly string[] OfAuthorities = [IntakeRule.SignatureWrong.Code(), Rule.UnknownAuthority.Code()];

    /// <summary>Whether another authority, or another key, may be the reason.</summary>
    public bool DependsOnAuthorities => Findings.Any(finding => OfAuthorities.Contains(finding.Rule));

    /// <summary>Refused before it could be judged.</summary>
    public static Refusal Early(Timestamp at, IntakeRule rule, string field, string message) =>
        new(at, [new Finding { Rule = rule.Code(), Field = field, Message = message, Disposition = Disposition.Refuse }], default, rule.Status());

    /// <summary>Refused because the bytes are no statement.</summary>
    public static Refusal Early(Timestamp at, FormatProblem problem) => new(at, [FindingMessages.Of(problem)], default, StatusCode.InvalidArgument);

    /// <summary>Refused by one of the Judge's rules, before the ledger was asked.</summary>
    public static Refusal Early(Timestamp at, Rule rule, Statement statement)
    {
        var finding = new Domain.Rules.Finding(rule, Domain.Rules.Disposition.Refuse, 0, 0, 0);
        var explanation = Explanation.Of(finding, statement, null);
        return new Refusal(at, [FindingMessages.Of(explanation, finding.Disposition)], default, RefusalStatus.Of(rule));
    }

    /// <summary>Refused by judgement.</summary>
    public static Refusal Judged(Timestamp at, Findings findings, Statement statement, Election? election)
    {
        var gravest = FirstRefusing(findings);
        return new Refusal(at, FindingTexts.Of(findings, statement, election), findings.Current, RefusalStatus.Of(gravest.Rule));
    }

    private static Domain.Rules.Finding FirstRefusing(Findings findings)
    {
        foreach (var finding in findings.All)
            if (finding.Disposition == Domain.Rules.Disposition.Refuse) return finding;
        throw new ArgumentException("Nothing was refused.", nameof(findings));
    }
}
