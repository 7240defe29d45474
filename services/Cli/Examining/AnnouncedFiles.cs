using System.CommandLine;
using System.Globalization;
using Tabulation.Client.Files;
using Tabulation.Forensics.Announced;

namespace Tabulation.Cli.Examining;

/// <summary>CSV files with figures as announced.</summary>
internal static class AnnouncedFiles
{
    /// <summary>Stands for the whole country, which is no region of it.</summary>
    private const string Whole = "ALL";

    public static Option<FileInfo?> Totals { get; } = new("--totals")
    {
        Description = "CSV file with announced vote totals: a row for each list, its name first, and a column votes. Looks at these "
            + "alone unless stations are named too", HelpName = "FILE",
    };

    public static Option<FileInfo?> Turnout { get; } = new("--turnout")
    {
        Description = "CSV file with announced turnout in per cent: a row for each region, its name first, and columns named by the "
            + $"hour, such as 18 or 18.5. A row {Whole} is left out", HelpName = "FILE",
    };

    /// <summary>Null where none is named.</summary>
    /// <exception cref="InputException">The file is not of this form.</exception>
    public static AnnouncedTotals? ReadTotals(Invocation invocation) => invocation.Get(Totals) is { } file ? Read(file, ReadTotals) : null;

    /// <summary>Null where none is named.</summary>
    /// <exception cref="InputException">The file is not of this form.</exception>
    public static AnnouncedTurnout? ReadTurnout(Invocation invocation) => invocation.Get(Turnout) is { } file
        ? Read(file, ReadTurnout)
        : null;

    private static T Read<T>(FileInfo file, Func<CsvTable, InputProblems, T> read)
    {
        var problems = new InputProblems();
        using var table = CsvTable.Open(file.FullName, problems) ?? throw InputException.Of(problems);
        var result = read(table, problems);
        return problems.Any ? throw InputException.Of(problems) : result;
    }

    private static AnnouncedTotals ReadTotals(CsvTable table, InputProblems problems)
    {
        if (table.Find("votes") is not { } votes)
        {
            problems.Add(new InputProblem(table.Name, 1, 0, "votes", "There is no such column."));
            return new AnnouncedTotals([]);
        }

        AnnouncedTotal[] totals = [.. table.Rows().Select(row => TotalOf(row, votes))];
        if (totals.All(total => total.Votes == 0)) problems.Add(new InputProblem(table.Name, 0, 0, "", "It has no votes."));
        return new AnnouncedTotals(totals);
    }

    private static AnnouncedTotal TotalOf(CsvRow row, int column)
    {
        var votes = row.Whole(column) ?? 0;
        if (votes <= AnnouncedTotals.Most) return new AnnouncedTotal(row[0], votes);
        row.Problem(column, $"No total can be more than {AnnouncedTotals.Most:N0}.");
        return default;
    }

    private static AnnouncedTurnout ReadTurnout(CsvTable table, InputProblems problems)
    {
        List<(decimal Hour, int Column)> hours = [];
        foreach (var (column, name) in table.Header.Index())
            if (Parse(name) is { } hour) hours.Add((hour, column));
        hours.Sort();
        if (hours.Count < 3)
            problems.Add(new InputProblem(table.Name, 1, 0, "", "Fewer than three columns are named by an hour, such as 18."));
        List<RegionTurnout> regions = [];
        foreach (var row in table.Rows())
            if (row[0] != Whole) regions.Add(new RegionTurnout(row[0], [.. hours.Select(hour => PercentOf(row, hour.Column))]));
        return new AnnouncedTurnout([.. hours.Select(hour => hour.Hour)], regions);
    }

    /// <summary>Null where the cell is empty.</summary>
    private static decimal? PercentOf(CsvRow row, int column)
    {
        if (row[column].Length == 0) return null;
        if (Parse(row[column]) is { } percent and >= 0 and <= 100) return percent;
        row.Problem(column, $"\"{row[column]}\" is not a percentage such as 53.11.");
        return null;
    }

    private static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
