using System.Text;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules by the codes that verdicts, policies and errors use: BOXES_EXCEED_ISSUED for <see cref="Rule.BoxesExceedIssued"/>.
/// </summary>
public static class RuleCodes
{
    private static readonly string[] Codes = [.. Enum.GetNames<Rule>().Select(ToCode)];

    private static readonly Dictionary<string, Rule> ByCode = Enum.GetValues<Rule>().ToDictionary(rule => Codes[(int)rule]);

    public static string Code(this Rule rule) => Codes[(int)rule];

    /// <summary>The rule of this code, or null where there is none.</summary>
    public static Rule? Find(string code) => ByCode.TryGetValue(code, out var rule) ? rule : null;

    private static string ToCode(string name)
    {
        var code = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && code.Length > 0) code.Append('_');
            code.Append(char.ToUpperInvariant(letter));
        }

        return code.ToString();
    }
}
