using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>A finding in words: which field, what is wrong, what to do. Written for the person at the keyboard.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Field">Path of the field, for example "precinct_result.lines[3]".</param>
/// <param name="Message">English.</param>
public readonly record struct Explanation(string Code, string Field, string Message)
{
    /// <param name="finding">What was found.</param>
    /// <param name="statement">In which statement.</param>
    /// <param name="election">The election it was judged in; null where there was none yet.</param>
    public static Explanation Of(Finding finding, Statement statement, Election? election)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return Of(finding, statement.Kind, ContestOf(statement) is { } contest ? election?.SheetOf(contest) : null);
    }

    /// <param name="finding">What was found in a precinct's result.</param>
    /// <param name="sheet">The contest's sheet; null where the contest is not known.</param>
    public static Explanation Of(Finding finding, Sheet? sheet) => Of(finding, StatementKind.PrecinctResult, sheet);

    /// <summary>One explanation for each problem of a refused definition or registry.</summary>
    public static Explanation Of(Rule rule, DefinitionProblem problem) =>
        new(rule.Code(), problem.Field, $"{problem.Field} {problem.Message}.");

    /// <summary>The contest whose figures a statement gives; null where it gives none.</summary>
    private static ContestIndex? ContestOf(Statement statement) => statement.Content switch
    {
        AreaProtocol said => said.Place.Contest,
        ObserverCopy said => said.Place.Contest,
        Certification said => said.Contest,
        _ => statement.Kind == StatementKind.PrecinctResult ? statement.Result.Contest : null,
    };

    private static Explanation Of(Finding finding, StatementKind kind, Sheet? sheet) =>
        new(Verdict.CodeOf(finding, sheet?.Form), FieldPath.Of(finding, kind, sheet), Wording.Of(finding, sheet));
}
