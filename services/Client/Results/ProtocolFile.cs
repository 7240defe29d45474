using Tabulation.Client.Files;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;
using Sheet = Tabulation.Domain.Elections.Sheet;

namespace Tabulation.Client.Results;

/// <summary>
/// Reads area protocols from CSV: columns <c>contest</c>, <c>area</c> (empty for the whole contest) and <c>precincts</c>, one for each line of the form and each
/// selection by its code, and where wanted <c>reason</c>. Cells of other contests' lines and selections are empty.
/// </summary>
public static class ProtocolFile
{
    /// <returns>The protocols with the lines on which they stand; none where there are problems.</returns>
    public static IReadOnlyList<(int Line, AreaProtocol Protocol)> Read(string path, Election election, InputProblems problems)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(problems);
        using var table = CsvTable.Open(path, problems);
        if (table is null) return [];
        if (table.Find("contest") is not { } contest || table.Find("area") is not { } area || table.Find("precincts") is not { } precincts)
        {
            problems.Add(new InputProblem(table.Name, 1, 0, "", "It needs columns contest, area and precincts, and one for each line and selection."));
            return [];
        }

        var read = table.Rows().Select(row => (row.Line, ReadRow(row, table, election, (contest, area, precincts)))).ToList();
        return problems.Any ? [] : read;
    }

    private static AreaProtocol ReadRow(CsvRow row, CsvTable table, Election election, (int Contest, int Area, int Precincts) at)
    {
        var protocol = new AreaProtocol { Contest = row[at.Contest], Area = row[at.Area], Precincts = (uint)(row.Whole(at.Precincts) ?? 0) };
        if (table.Find("reason") is { } reason) protocol.Reason = row[reason];
        if (protocol.Area.Length > 0 && election.FindArea(protocol.Area) is null) row.Problem(at.Area, $"The election has no area \"{protocol.Area}\".");
        if (election.FindContest(protocol.Contest) is { } contest) FillFigures(protocol, row, table, election.SheetOf(contest));
        else row.Problem(at.Contest, $"The election has no contest \"{protocol.Contest}\".");
        return protocol;
    }

    private static void FillFigures(AreaProtocol protocol, CsvRow row, CsvTable table, Sheet sheet)
    {
        protocol.Lines.AddRange(sheet.Form.Lines.Select(line => Figure(row, table, line.Code)));
        protocol.Votes.AddRange(sheet.Contest.Selections.Select(selection => Figure(row, table, selection.Code)));
    }

    private static long Figure(CsvRow row, CsvTable table, string code)
    {
        if (table.Find(code) is { } column) return row.Whole(column) ?? 0;
        row.Problem($"There is no column \"{code}\"; it has {string.Join(", ", table.Header)}.");
        return 0;
    }
}
