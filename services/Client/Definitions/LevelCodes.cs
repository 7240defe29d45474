using Tabulation.Client.Files;

namespace Tabulation.Client.Definitions;

/// <summary>Codes of the areas in which a row lies, one for each level.</summary>
/// <param name="levels">The levels, outer ones first.</param>
/// <param name="known">What is known already.</param>
/// <param name="make">Makes an area for a level, a row and the parent's code; null where only known ones are right.</param>
internal sealed class LevelCodes(IReadOnlyList<Level> levels, AreaCodes known, Func<int, CsvRow, string, string>? make = null)
{
    private readonly string[] codes = new string[levels.Count];

    /// <summary>By level, for the row last read.</summary>
    public IReadOnlyList<string> Codes => codes;

    public void Read(CsvRow row)
    {
        for (var number = 0; number < codes.Length; number++) codes[number] = CodeOf(number, row);
    }

    private string CodeOf(int number, CsvRow row)
    {
        var level = levels[number];
        var parent = level.Parent is { } above ? codes[above] : "";
        var text = row[level.Column];
        if (known.Find(level.Name, parent, text) is { } code) return code;
        if (make is null)
        {
            row.Problem(level.Column, $"The election has no area \"{text}\" here.");
            return "";
        }

        if (text.Length == 0)
        {
            row.Problem(level.Column, "The cell is empty; it names an area.");
            return "";
        }

        code = make(number, row, parent);
        known.Add(level.Name, parent, text, code);
        return code;
    }
}
