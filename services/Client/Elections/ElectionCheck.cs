using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Client.Elections;

/// <summary>Reads a signed election back, as strictly as whoever receives it will.</summary>
internal static class ElectionCheck
{
    /// <summary>The election, or everything that keeps it from being one. Signatures are not looked at.</summary>
    public static ElectionOrProblems Read(SignedElection signed)
    {
        var problems = new List<DefinitionProblem>();
        var definition = Decode(signed.Definition.Bundle, problems).Select(statement => statement.Definition).FirstOrDefault();
        var pages = signed.Pages.SelectMany(batch => Decode(batch.Bundle, problems)).Select(statement => statement.Page).ToList();
        if (problems.Count == 0 && (definition is null || pages.Contains(null)))
            problems.Add(new DefinitionProblem("payload", "must be an ElectionDefinition first and RegistryPages after it"));
        return problems.Count > 0 ? new ElectionOrProblems(null, problems) : ElectionBuilder.Build(signed.Id, definition!, pages!);
    }

    private static IEnumerable<Statement> Decode(Contracts.V1.Bundle bundle, List<DefinitionProblem> problems)
    {
        foreach (var payload in bundle.Payloads)
        {
            var statement = new Statement();
            if (StatementDecoder.Decode(payload.Memory, null, statement) is { } problem) problems.Add(new DefinitionProblem(problem.Field, problem.Message));
            else yield return statement;
        }
    }
}
