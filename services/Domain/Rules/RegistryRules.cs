using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for the definition and the pages it commits to.</summary>
internal static class RegistryRules
{
    public static void JudgeDefinition(ElectionState state, Statement statement, Findings findings)
    {
        if (state.Definition is not null)
        {
            findings.Refuse(Rule.AlreadyDefined);
            return;
        }

        var definition = statement.Definition!;
        if (definition.Root.Key != statement.SignedBy || statement.SignedBy != state.OperatorKey) findings.Refuse(Rule.KeyNotInForce);
        var problems = ElectionBuilder.Check(definition);
        if (problems.Count > 0) findings.RefuseFor(Rule.DefinitionInvalid, problems);
    }

    public static void JudgePage(ElectionState state, Statement statement, Findings findings)
    {
        var page = statement.Page!;
        if (state.Definition!.Root.Key != statement.SignedBy) findings.Refuse(Rule.KeyNotInForce);
        else if (page.Number >= state.Pages.Count || state.Definition.PageHashes[page.Number] != page.ContentHash) findings.Refuse(Rule.PageNotCommitted);
        else if (state.Pages[page.Number] is not null) findings.Refuse(Rule.PageRepeated);
        else JudgeCompletion(state, page, findings);
    }

    private static void JudgeCompletion(ElectionState state, RegistryPage page, Findings findings)
    {
        var pages = state.Pages.ToArray();
        pages[page.Number] = page;
        if (pages.Contains(null)) return;
        var built = ElectionBuilder.Build(state.ElectionId, state.Definition!, pages!);
        if (built.Problems.Count > 0) findings.RefuseFor(Rule.RegistryInvalid, built.Problems);
    }
}
