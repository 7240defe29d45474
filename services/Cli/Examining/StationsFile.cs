using System.CommandLine;
using Tabulation.Client.Files;
using Tabulation.Forensics.Stations;

namespace Tabulation.Cli.Examining;

/// <summary>A CSV file with a station's figures in each row.</summary>
internal sealed class StationsFile
{
    public static Option<FileInfo?> File { get; } = new("--stations")
    {
        Description = "CSV file with a row for each station; a name ending in .gz is decompressed", HelpName = "FILE",
    };

    public static Option<string[]> Columns { get; } = new("--column")
    {
        Description = "Which columns of --stations give what, as NAME=COLUMN+COLUMN; may be repeated. Names: station, areas (the "
            + "smallest first) [territory+region where there], registered, issued or in_boxes, valid, invalid (columns are added), votes "
            + "(each is a selection; PREFIX* for all that begin so) [votes_*]; for an audit also against_all (which of votes it is)",
        HelpName = "MAP",
    };

    private readonly CsvTable table;
    private readonly StationColumns columns;
    private readonly InputProblems problems;

    private StationsFile(CsvTable table, StationColumns columns, InputProblems problems) =>
        (this.table, this.columns, this.problems) = (table, columns, problems);

    /// <exception cref="InputException">The file cannot be read, has no such column, or a cell is no count.</exception>
    public static StationTable Read(FileInfo file, StationColumns columns)
    {
        var problems = new InputProblems();
        using var table = CsvTable.Open(file.FullName, problems) ?? throw InputException.Of(problems);
        return new StationsFile(table, columns, problems).Read();
    }

    private StationTable Read()
    {
        var issued = Find("issued", required: columns.Says("issued") || (!columns.Says("in_boxes") && table.Find("in_boxes") is null));
        var inBoxes = issued.Length > 0 ? [] : Find("in_boxes", required: true);
        var places = new Places(
            Find("station"), Find("areas", columns.Says("areas")), Find("registered"), [.. issued, .. inBoxes], Find("valid"),
            Find("invalid"), Find("votes"));
        if (problems.Any) throw InputException.Of(problems);
        List<Station?> stations = [.. table.Rows().Select(row => StationOf(row, places))];
        if (stations.Count == 0) problems.Add(new InputProblem(table.Name, 0, 0, "", "It has no rows."));
        if (problems.Any) throw InputException.Of(problems);
        string[] selections = [.. places.Votes.Select(column => table.Header[column])];
        return new StationTable(selections, issued.Length > 0 ? TurnoutBase.Issued : TurnoutBase.InBoxes, [.. stations.OfType<Station>()]);
    }

    /// <summary>Numbers of the columns; those that are not there are problems where they are required.</summary>
    private int[] Find(string what, bool required = true)
    {
        var found = new List<int>();
        foreach (var column in columns[what])
        {
            int[] numbers = [.. StationColumns.Numbers(table, column)];
            if (numbers.Length == 0 && required)
                problems.Add(new InputProblem(table.Name, 1, 0, column, $"There is no such column; --column {what}=... names another."));
            found.AddRange(numbers);
        }

        return [.. found];
    }

    private static Station? StationOf(CsvRow row, Places places)
    {
        var areas = places.Areas.Select(column => row[column]).ToArray();
        int?[] figures = [Sum(row, places.Registered), Sum(row, places.Turnout), Sum(row, places.Valid), Sum(row, places.Invalid)];
        int?[] votes = [.. places.Votes.Select(column => Sum(row, [column]))];
        if (figures.Concat(votes).Contains(null)) return null;
        return new Station(
            string.Join(' ', areas.Reverse().Append(string.Join(' ', places.Station.Select(column => row[column])))),
            [.. areas.Select((_, level) => string.Join(" / ", areas[level..].Reverse()))],
            figures[0]!.Value, figures[1]!.Value, figures[2]!.Value, figures[3]!.Value, Array.ConvertAll(votes, vote => vote!.Value));
    }

    /// <summary>Null, which is a problem of the row, where a cell is no count or the sum is beyond any station's.</summary>
    private static int? Sum(CsvRow row, int[] columns)
    {
        decimal sum = 0;
        foreach (var column in columns)
        {
            if (row.Whole(column) is not { } figure) return null;
            sum += figure;
        }

        if (sum <= Station.Most) return (int)sum;
        row.Problem(columns[0], $"No station can have more than {Station.Most:N0}.");
        return null;
    }

    private sealed record Places(int[] Station, int[] Areas, int[] Registered, int[] Turnout, int[] Valid, int[] Invalid, int[] Votes);
}
