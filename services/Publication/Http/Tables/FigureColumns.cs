using System.Globalization;
using Tabulation.Domain.Elections;

namespace Tabulation.Publication.Http.Tables;

/// <summary>Columns for the figures of some contests: <c>lines.CODE</c> and <c>votes.CODE</c>, each once, in the order in which contests have them.</summary>
internal sealed class FigureColumns
{
    private readonly Dictionary<Sheet, int[]> places = [];
    private readonly List<string> names = [];

    public FigureColumns(IEnumerable<Sheet> sheets)
    {
        var all = sheets.ToList();
        var numbers = new Dictionary<string, int>();
        foreach (var name in all.SelectMany(LinesOf).Concat(all.SelectMany(VotesOf)).Distinct())
        {
            numbers[name] = names.Count;
            names.Add(name);
        }

        foreach (var sheet in all) places[sheet] = [.. LinesOf(sheet).Concat(VotesOf(sheet)).Select(name => numbers[name])];
    }

    public IReadOnlyList<string> Names => names;

    /// <summary>Fields of all columns: those of other contests, and all where there are no figures, are empty.</summary>
    /// <param name="sheet">Whose figures they are.</param>
    /// <param name="lines">None, or all.</param>
    /// <param name="votes">None, or all.</param>
    public string[] Fields<T>(Sheet sheet, IReadOnlyList<T> lines, IReadOnlyList<T> votes)
        where T : struct, IFormattable
    {
        var fields = new string[names.Count];
        Array.Fill(fields, "");
        var numbers = places[sheet];
        for (var i = 0; i < lines.Count; i++) fields[numbers[i]] = lines[i].ToString(null, CultureInfo.InvariantCulture);
        for (var i = 0; i < votes.Count; i++) fields[numbers[sheet.Lines + i]] = votes[i].ToString(null, CultureInfo.InvariantCulture);
        return fields;
    }

    private static IEnumerable<string> LinesOf(Sheet sheet) => sheet.Form.Lines.Select(line => $"lines.{line.Code}");

    private static IEnumerable<string> VotesOf(Sheet sheet) => sheet.Contest.Selections.Select(selection => $"votes.{selection.Code}");
}
