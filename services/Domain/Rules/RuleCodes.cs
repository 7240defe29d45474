using System.Text.Json;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules by the codes that verdicts, policies and errors use: BOXES_EXCEED_ISSUED for <see cref="Rule.BoxesExceedIssued"/>.
/// </summary>
public static class RuleCodes
{
    private static readonly string[] Codes = [.. Enum.GetNames<Rule>().Select(JsonNamingPolicy.SnakeCaseUpper.ConvertName)];

    private static readonly Dictionary<string, Rule> ByCode = Enum.GetValues<Rule>().ToDictionary(rule => Codes[(int)rule]);

    public static string Code(this Rule rule) => Codes[(int)rule];

    /// <summary>The rule of this code, or null where there is none.</summary>
    public static Rule? Find(string code) => ByCode.TryGetValue(code, out var rule) ? rule : null;

    /// <summary>Whether what is wrong stands in <see cref="Findings.Problems"/>, one by one.</summary>
    public static bool ListsProblems(this Rule rule) => rule is Rule.DefinitionInvalid or Rule.RegistryInvalid or Rule.AuthorityInvalid
        or Rule.RegistryChangeInvalid or Rule.SampleInvalid;

    /// <summary>Whether only results break it, so that "as written" softens it.</summary>
    internal static bool IsOfResults(this Rule rule) => rule is not (Rule.TurnoutExceedsRoll or Rule.TurnoutLate or Rule.QuotaNotMet);
}
