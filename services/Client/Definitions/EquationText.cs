using System.Globalization;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>
/// Reads a control equation as people write it: <c>received = issued + cancelled + lost - unaccounted</c>. A word is a line's code, or
/// <c>votes</c> for the sum over all selections, or a whole number, which may also stand before a line: <c>2 * spoiled</c>. The relation is
/// =, &lt;= or &gt;=. Words and signs stand between blanks, since codes may hold signs. A line whose code would read as something else is
/// written with #: <c>#7 = #3 + #4</c>.
/// </summary>
internal sealed class EquationText
{
    private const string AllVotes = "votes";

    private static readonly Dictionary<string, Relation> Relations = new()
    {
        ["="] = Relation.Equal,
        ["<="] = Relation.AtMost,
        ["\u2264"] = Relation.AtMost,
        [">="] = Relation.AtLeast,
        ["\u2265"] = Relation.AtLeast,
    };

    private readonly string[] words;
    private readonly IReadOnlyDictionary<string, int> lines;
    private readonly SortedDictionary<int, int> coefficients = [];
    private int votes;
    private long constant;
    private int at;

    private EquationText(string text, IReadOnlyDictionary<string, int> lines)
    {
        words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        this.lines = lines;
    }

    /// <summary>Fills terms, relation and constant in.</summary>
    /// <param name="text">The equation.</param>
    /// <param name="lines">Numbers of the form's lines by their codes.</param>
    /// <param name="into">What to fill.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Parse(string text, IReadOnlyDictionary<string, int> lines, ControlEquation into)
    {
        var equation = new EquationText(text, lines);
        return equation.ReadSides(into) ?? equation.Write(into);
    }

    private string? ReadSides(ControlEquation into)
    {
        if (ReadSide(1) is { } wrong) return wrong;
        if (at == words.Length) return "It has no relation; one of =, <= and >= is needed.";
        into.Relation = Relations[words[at++]];
        return ReadSide(-1) ?? (at == words.Length ? null : $"It has a second relation, \"{words[at]}\"; write two equations.");
    }

    private string? ReadSide(int side)
    {
        var sign = side * (Take("-") ? -1 : 1);
        while (true)
        {
            if (ReadTerm(sign) is { } wrong) return wrong;
            if (at == words.Length || Relations.ContainsKey(words[at])) return null;
            if (Take("+")) sign = side;
            else if (Take("-")) sign = -side;
            else return $"\"{words[at]}\" follows \"{words[at - 1]}\" without +, - or a relation between them.";
        }
    }

    private string? ReadTerm(int coefficient)
    {
        if (at == words.Length) return "It ends where a line, votes or a number is needed.";
        if (!int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return ReadFigure(coefficient);
        at++;
        if (Take("*")) return number <= 1_000 ? ReadFigure(coefficient * number) : $"{number} is more than 1,000, the largest coefficient.";
        constant -= (long)coefficient * number;
        return null;
    }

    private string? ReadFigure(int coefficient)
    {
        if (at == words.Length) return "It ends where a line or votes is needed.";
        var word = words[at++];
        if (word == AllVotes) votes += coefficient;
        else if (lines.TryGetValue(word.StartsWith('#') ? word[1..] : word, out var line))
            coefficients[line] = coefficients.GetValueOrDefault(line) + coefficient;
        else return $"\"{word}\" is neither votes nor a line of the form, which has {string.Join(", ", lines.Keys)}; words and signs stand between blanks.";
        return null;
    }

    private string? Write(ControlEquation into)
    {
        into.Constant = constant;
        into.Terms.AddRange(coefficients.Where(line => line.Value != 0).Select(line => new Term { Coefficient = line.Value, Line = (uint)line.Key }));
        if (votes != 0) into.Terms.Add(new Term { Coefficient = votes, AllSelections = true });
        return into.Terms.Count > 0 ? null : "Everything in it cancels out.";
    }

    private bool Take(string word)
    {
        if (at == words.Length || words[at] != word) return false;
        at++;
        return true;
    }
}
