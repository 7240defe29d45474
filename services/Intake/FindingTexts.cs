using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Finding = Tabulation.Contracts.V1.Finding;

namespace Tabulation.Intake;

/// <summary>The Judge's findings in words, gravest first.</summary>
internal static class FindingTexts
{
    public static IReadOnlyList<Finding> Of(Findings findings, Statement statement, Election? election)
    {
        var texts = new List<Finding>();
        foreach (var finding in findings.All)
        {
            texts.Add(FindingMessages.Of(Explanation.Of(finding, statement, election), finding.Disposition));
            if (finding.Rule.ListsProblems())
                texts.AddRange(findings.Problems.Select(problem => FindingMessages.Of(Explanation.Of(finding.Rule, problem), finding.Disposition)));
        }

        return [.. texts.OrderByDescending(text => text.Disposition)];
    }
}
