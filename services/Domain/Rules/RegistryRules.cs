using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
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

        if (!statement.ElectionId.IsNone) findings.Refuse(Rule.WrongElection);
        var definition = statement.Definition!;
        if (definition.Root.Key != statement.SignedBy || statement.SignedBy != state.OperatorKey) findings.Refuse(Rule.KeyNotInForce);
        var problems = ElectionBuilder.Check(definition);
        if (problems.Count > 0) findings.RefuseFor(Rule.DefinitionInvalid, problems);
        if (!statement.Replaces.IsNone) findings.Refuse(Rule.ReplacesNotCurrent);
    }

    public static void JudgePage(ElectionState state, Statement statement, Findings findings)
    {
        var page = statement.Page!;
        if (state.Definition!.Root.Key != statement.SignedBy) findings.Refuse(Rule.KeyNotInForce);
        else if (!IsCommitted(state, page)) findings.Refuse(Rule.PageNotCommitted);
        else if (state.Pages[page.Number] is not null) findings.Refuse(Rule.PageRepeated);
        else JudgeCompletion(state, page, findings);
        if (!statement.Replaces.IsNone) findings.Refuse(Rule.ReplacesNotCurrent);
    }

    private static bool IsCommitted(ElectionState state, RegistryPage page) =>
        page.Number >= 0 && page.Number < state.Pages.Count && state.Definition!.PageHashes[page.Number] == page.ContentHash;

    private static void JudgeCompletion(ElectionState state, RegistryPage page, Findings findings)
    {
        RegistryPage?[] pages = [.. state.Pages];
        pages[page.Number] = page;
        if (pages.Contains(null)) return;
        var built = state.Build(pages!);
        if (built.Problems.Count > 0) findings.RefuseFor(Rule.RegistryInvalid, built.Problems);
    }
}
