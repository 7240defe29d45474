using Tabulation.Audit;
using Tabulation.Cli.Examining;
using Tabulation.Client.Files;

namespace Tabulation.Cli.Auditing;

/// <summary>A CSV file with a station's ballots in each row, as reported or as counted again.</summary>
internal sealed class StationRows
{
    public static readonly IReadOnlyList<string> Known = ["station", "registered", "issued", "valid", "invalid", "votes", "against_all"];

    private readonly CsvTable table;
    private readonly InputProblems problems;
    private readonly IReadOnlyList<int> code, votes, valid, invalid, issued, registered;

    private StationRows(CsvTable table, StationColumns columns, bool again, InputProblems problems)
    {
        (this.table, this.problems) = (table, problems);
        code = Find(columns, "station", required: true);
        votes = Find(columns, "votes", required: true);
        (valid, invalid) = (Find(columns, "valid"), Find(columns, "invalid"));
        (issued, registered) = again ? ([], []) : (Find(columns, "issued"), Find(columns, "registered"));
        if (problems.Any) throw InputException.Of(problems);
        Selections = [.. votes.Select(column => table.Header[column])];
        Stations = [.. table.Rows().Select(StationOf)];
        foreach (var twice in Stations.CountBy(station => station.Code).Where(each => each.Value > 1))
            problems.Add(new InputProblem(
                table.Name, 0, 0, "",
                $"The station {twice.Key} has {twice.Value} rows; --column station=A+B joins columns that name it together."));
        if (problems.Any) throw InputException.Of(problems);
    }

    /// <summary>Names of the columns of votes.</summary>
    public IReadOnlyList<string> Selections { get; }

    /// <summary>In the file's order, each once.</summary>
    public IReadOnlyList<StationCount> Stations { get; }

    public bool HasValid => valid.Count > 0;

    public bool HasInvalid => invalid.Count > 0;

    public bool HasIssued => issued.Count > 0;

    public bool HasRegistered => registered.Count > 0;

    /// <param name="file">The file.</param>
    /// <param name="columns">Which columns give what.</param>
    /// <param name="again">Ballots counted again: those issued and voters on the roll are not looked for.</param>
    /// <exception cref="InputException">The file cannot be read, has no such column, or a cell is no count.</exception>
    public static StationRows Read(FileInfo file, StationColumns columns, bool again = false)
    {
        var problems = new InputProblems();
        using var table = CsvTable.Open(file.FullName, problems) ?? throw InputException.Of(problems);
        return new StationRows(table, columns, again, problems);
    }

    /// <summary>Numbers of the columns; one that is not there is a problem where it is required or the command line names it.</summary>
    private IReadOnlyList<int> Find(StationColumns columns, string what, bool required = false)
    {
        var found = columns.In(table, what);
        if ((required || columns.Says(what)) && found.Count < columns[what].Count)
            problems.Add(new InputProblem(
                table.Name, 1, 0, string.Join('+', columns[what]),
                $"There is no such column; say with --column {what}=... which gives it."));
        return found;
    }

    private StationCount StationOf(CsvRow row)
    {
        long[] cast = [.. votes.Select(column => row.Whole(column) ?? 0)];
        return new()
        {
            Code = string.Join('/', code.Select(column => row[column])),
            Votes = cast,
            Unvoted = HasValid ? Sum(row, valid) - cast.Sum() : 0,
            Invalid = Sum(row, invalid),
            Issued = Sum(row, issued),
            Registered = Sum(row, registered),
        };
    }

    private static long Sum(CsvRow row, IReadOnlyList<int> columns) => columns.Sum(column => row.Whole(column) ?? 0);
}
