using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>Checks a definition and its registry and makes an <see cref="Election"/> of them.</summary>
public static class ElectionBuilder
{
    /// <summary>What is wrong with the definition alone; empty where nothing is.</summary>
    public static IReadOnlyList<DefinitionProblem> Check(ElectionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var problems = new Problems();
        DefinitionCheck.Run(definition, problems);
        return problems.Found;
    }

    /// <param name="id">Statement id of the definition.</param>
    /// <param name="definition">A definition in which <see cref="Check"/> finds nothing wrong.</param>
    /// <param name="pages">All its pages, in order of number.</param>
    /// <returns>The election, or what is wrong with it.</returns>
    public static ElectionOrProblems Build(ElectionId id, ElectionDefinition definition, IReadOnlyList<RegistryPage> pages)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(pages);
        var problems = new Problems();
        DefinitionCheck.Run(definition, problems);
        if (!problems.Any) RegistryCheck.Run(definition, pages, problems);
        return problems.Any
            ? new ElectionOrProblems(null, problems.Found)
            : new ElectionOrProblems(new Election(id, definition, pages), []);
    }
}

/// <summary>An election, or the problems that kept it from being built; never both.</summary>
public readonly record struct ElectionOrProblems(Election? Election, IReadOnlyList<DefinitionProblem> Problems);
