using Tabulation.Domain.Rules;

namespace Tabulation.Contracts;

/// <summary>What is wrong with a statement, as answers say it.</summary>
public static class FindingMessages
{
    /// <summary>Bytes that are no statement: always refused.</summary>
    public static V1.Finding Of(FormatProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Of(new Explanation(problem.Code, problem.Field, problem.Message), Disposition.Refuse);
    }

    /// <summary>A rule that a statement broke.</summary>
    public static V1.Finding Of(Explanation explanation, Disposition disposition) => new()
    {
        Rule = explanation.Code,
        Field = explanation.Field,
        Message = explanation.Message,
        Disposition = (V1.Disposition)disposition,
    };
}
