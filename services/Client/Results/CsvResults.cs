using Tabulation.Client.Definitions;
using Tabulation.Client.Elections;
using Tabulation.Client.Files;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Client.Results;

/// <summary>Reads results from CSV as the mapping's <c>results</c> says: each entry makes one result of a row.</summary>
internal sealed class CsvResults
{
    private readonly Dictionary<int, ResultColumns?> columns = [];
    private readonly HashSet<int> voteColumns = [];
    private readonly Election election;
    private readonly YamlField field;
    private readonly CsvTable table;
    private readonly Template contest, precinct;
    private readonly int? asWritten, reason, formHash;

    private CsvResults(YamlField field, YamlField precinctCode, CsvTable table, TemplateScope scope, Election election, IReadOnlySet<string> ownEntries)
    {
        (this.field, this.table, this.election) = (field, table, election);
        field.Allow(ElectionFile.ResultKeys);
        contest = Template.In(field["contest"], scope);
        precinct = Template.In(field["precinct"].Exists ? field["precinct"] : precinctCode, scope);
        asWritten = Columns.Find(field["as_written"], table);
        reason = Columns.Find(field["reason"], table);
        formHash = Columns.Find(field["form_hash"], table);
        if (!contest.IsFixed) voteColumns = [.. election.Contests.Where(IsLeft).SelectMany(each => each.Selections).Select(VoteColumn).OfType<int>()];

        // A contest with an entry of its own has columns of its own, which are filled in every row.
        bool IsLeft(Contest each) => !ownEntries.Contains(each.Code);
    }

    public static List<ResultRow> Read(string path, ElectionFolder folder, InputProblems problems)
    {
        if (YamlInput.Read(folder.MappingPath, problems) is not { } mapping) return [];
        var codes = AreaCodes.Read(folder.Directory, problems);
        using var table = CsvTable.Open(path, problems);
        if (table is null || problems.Any) return [];
        var levels = Level.In(HierarchyPlan.ReadAll(mapping["hierarchies"], "en"), table, _ => { });
        var scope = Level.Scope(table, levels);
        var fields = mapping["results"].Items();
        var contests = fields.Select(field => field["contest"].Text("")).ToHashSet();
        var entries = fields.Select(field => new CsvResults(field, mapping["precincts"]["code"], table, scope, folder.Election, contests)).ToList();
        if (entries.Count == 0) mapping["results"].Problem("This is needed to read results from CSV: at least one entry, with contest.");
        return problems.Any ? [] : ReadRows(table, new LevelCodes(levels, codes), entries, problems);
    }

    private static List<ResultRow> ReadRows(CsvTable table, LevelCodes levels, List<CsvResults> entries, InputProblems problems)
    {
        var rows = new List<ResultRow>();
        foreach (var row in table.Rows())
        {
            var before = problems.Count;
            levels.Read(row);
            if (problems.Count > before) continue;
            var values = new RowValues(row, table.Header.Count, levels.Codes);
            var count = rows.Count;
            rows.AddRange(entries.Select(entry => entry.ReadRow(row, values, entries.Count > 1)).OfType<ResultRow>());
            if (rows.Count == count && problems.Count == before) row.Problem("It holds no figures.");
        }

        return rows;
    }

    /// <param name="row">The row.</param>
    /// <param name="values">Its values.</param>
    /// <param name="mayBeEmpty">True where a row may hold figures of other entries only.</param>
    private ResultRow? ReadRow(CsvRow row, RowValues values, bool mayBeEmpty)
    {
        if (FindContest(values) is not { } number || FindPrecinct(values) is not { } station) return null;
        if (!columns.TryGetValue(number.Value, out var figures))
            columns.Add(number.Value, figures = ResultColumns.Find(election.Sheets[number.Value], field, table, voteColumns));
        if (figures is null || (mayBeEmpty && figures.AreEmpty(row))) return null;
        if (figures.Read(row) is not { } read || !TryFlag(row, out var written) || !TryHash(row, out var hash)) return null;
        return new ResultRow
        {
            Line = row.Line,
            Contest = number,
            Precinct = station,
            Figures = read,
            AsWritten = written,
            Reason = reason is { } why ? row[why] : "",
            FormHash = hash,
        };
    }

    private ContestIndex? FindContest(RowValues values)
    {
        var code = contest.Fill(values);
        var found = election.FindContest(code);
        if (found is null) contest.Problem(values, $"The election has no contest \"{code}\".");
        return found;
    }

    private PrecinctIndex? FindPrecinct(RowValues values)
    {
        var code = precinct.Fill(values);
        var found = election.FindPrecinct(code);
        if (found is null) precinct.Problem(values, $"The election has no precinct \"{code}\".");
        return found;
    }

    private bool TryFlag(CsvRow row, out bool flag)
    {
        var cell = asWritten is { } column ? row[column].ToLowerInvariant() : "";
        flag = cell is "true" or "1" or "yes";
        if (flag || cell is "" or "false" or "0" or "no") return true;
        row.Problem(asWritten!.Value, $"\"{cell}\" is neither true nor false.");
        return false;
    }

    private bool TryHash(CsvRow row, out byte[] hash)
    {
        var cell = formHash is { } column ? row[column] : "";
        hash = new byte[cell.Length / 2];
        if (cell.Length is 0 or 2 * Digest.Size && Convert.FromHexString(cell, hash, out _, out _) == System.Buffers.OperationStatus.Done) return true;
        row.Problem(formHash!.Value, $"\"{cell}\" is not a SHA-256: {2 * Digest.Size} hexadecimal digits.");
        return false;
    }

    private int? VoteColumn(Selection selection) => table.Find(field["votes"][selection.Code].Text(selection.Code));
}
