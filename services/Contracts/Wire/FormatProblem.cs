using System.Text.Json;

namespace Tabulation.Contracts;

/// <summary>The first thing found that keeps bytes from being what FORMAT.md demands.</summary>
/// <param name="Fault">What kind of thing.</param>
/// <param name="Field">
/// Path of the field from the message checked, for example "precinct_result.lines[3]"; the message's own name, for example "payload",
/// where it is about no field of it. A field without a name stands with its number.
/// </param>
/// <param name="Message">What is wrong and what the rule is, in English.</param>
public sealed record FormatProblem(FormatFault Fault, string Field, string Message)
{
    /// <summary>The fault's name in UPPER_SNAKE_CASE, for example "FIELD_ORDER".</summary>
    public string Code => JsonNamingPolicy.SnakeCaseUpper.ConvertName(Fault.ToString());

    /// <summary>The same problem seen from the message around; an empty path is the message itself.</summary>
    internal FormatProblem Within(string outer) => this with { Field = Field.Length == 0 ? outer : $"{outer}.{Field}" };
}
