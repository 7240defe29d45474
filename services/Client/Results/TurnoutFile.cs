using System.Globalization;
using Tabulation.Client.Files;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;
using TurnoutPlan = Tabulation.Domain.Elections.TurnoutPlan;

namespace Tabulation.Client.Results;

/// <summary>
/// Reads turnout reports from CSV: columns <c>precinct</c> or <c>area</c>, <c>moment</c> (its number from 0, or its local time such as 10:00), <c>count</c> or
/// <c>percent</c> (such as 41.37), and where wanted <c>registered</c> and <c>reason</c>.
/// </summary>
public static class TurnoutFile
{
    private static readonly string[] Columns = ["precinct", "area", "moment", "count", "percent", "registered", "reason"];

    /// <returns>The reports with the lines on which they stand; none where there are problems.</returns>
    public static IReadOnlyList<(int Line, TurnoutReport Report)> Read(string path, Election election, InputProblems problems)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(problems);
        using var table = CsvTable.Open(path, problems);
        if (table is null) return [];
        foreach (var (number, column) in table.Header.Index().Where(column => !Columns.Contains(column.Item)))
            problems.Add(new InputProblem(table.Name, 1, number + 1, column, $"There is no such column here; there are {string.Join(", ", Columns)}."));
        var read = table.Rows().Select(row => (row.Line, ReadRow(new Cells(row, table), election))).ToList();
        return problems.Any ? [] : read;
    }

    /// <summary>Number of a moment given by its number or its local time; null where the plan has none such, or several.</summary>
    public static uint? MomentOf(TurnoutPlan? plan, string text)
    {
        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        var moments = plan?.Moments.Index().Where(moment => LocalTime(moment.Item) == text).ToList() ?? [];
        return moments is [var one] ? (uint)one.Index : null;
    }

    /// <summary>What is wrong with a text that <see cref="MomentOf"/> does not know, and which moments there are.</summary>
    public static string NoMoment(Domain.Elections.TurnoutPlan? plan, string text) => plan is null
        ? "The election has no turnout plan, so no turnout is reported."
        : $"\"{text}\" is none of the election's turnout moments, or several: they are {string.Join(", ", plan.Moments.Select((moment, number) => $"{number} ({LocalTime(moment)})"))}; give the number or the local time.";

    /// <summary>Hundredths of a per cent; null where the text is no percentage with at most two decimals.</summary>
    public static uint? PermyriadOf(string text) =>
        decimal.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
            && decimal.Truncate(percent * 100) == percent * 100 ? (uint)(percent * 100) : null;

    private static string LocalTime(Domain.Elections.TurnoutMoment moment) =>
        DateTimeOffset.FromUnixTimeMilliseconds(moment.At.Milliseconds).ToOffset(TimeSpan.FromMinutes(moment.OffsetMinutes)).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TurnoutReport ReadRow(Cells cells, Election election)
    {
        var report = new TurnoutReport { Reason = cells["reason"] };
        FillPlace(report, cells, election);
        if (MomentOf(election.Definition.Turnout, cells["moment"]) is { } moment) report.Moment = moment;
        else cells.Problem("moment", NoMoment(election.Definition.Turnout, cells["moment"]));
        if (cells["count"].Length > 0 == cells["percent"].Length > 0) cells.Problem("count", "Either count or percent is needed.");
        else if (cells["count"].Length > 0) report.Count = cells.Whole("count");
        else if (PermyriadOf(cells["percent"]) is { } permyriad) report.Permyriad = permyriad;
        else cells.Problem("percent", $"\"{cells["percent"]}\" is not a percentage with at most two decimals.");
        if (cells["registered"].Length > 0) report.Registered = cells.Whole("registered");
        return report;
    }

    private static void FillPlace(TurnoutReport report, Cells cells, Election election)
    {
        var (precinct, area) = (cells["precinct"], cells["area"]);
        if (precinct.Length > 0 == area.Length > 0) cells.Problem("precinct", "Either precinct or area is needed.");
        else if (area.Length > 0 && election.FindArea(area) is null) cells.Problem("area", $"The election has no area \"{area}\".");
        else if (area.Length > 0) report.Area = area;
        else report.Precinct = precinct;
    }

    /// <summary>A row's cells by column; a column that is not there is empty.</summary>
    private readonly struct Cells(CsvRow row, CsvTable table)
    {
        public string this[string column] => table.Find(column) is { } number ? row[number] : "";

        public uint Whole(string column) => (uint)Math.Min(row.Whole(table.Find(column)!.Value) ?? 0, uint.MaxValue);

        public void Problem(string column, string message)
        {
            if (table.Find(column) is { } number) row.Problem(number, message);
            else row.Problem(message);
        }
    }
}
