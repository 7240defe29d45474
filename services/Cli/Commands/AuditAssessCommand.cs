using System.CommandLine;
using Tabulation.Audit;
using Tabulation.Cli.Auditing;
using Tabulation.Cli.Examining;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate audit assess</c></summary>
internal static class AuditAssessCommand
{
    private static readonly Option<FileInfo> Recounts = new("--recounts")
    {
        Description = "CSV file with a row for each station counted again, with columns as --column says: votes, invalid ballots and, "
            + "where they are more than the votes, valid ones", HelpName = "FILE", Required = true,
    };

    public static Command Create()
    {
        var command = new CliCommand(
            "assess",
            "Measures the risk that the seats are wrong from the recounts of the stations drawn, and says whether the audit can end. Give "
            + "what the plan was given. A station drawn without a recount counts as wrong as it can be. Exit code 0: the risk is within "
            + "the limit, 1: it is not.",
            "tabulate audit assess --log mirror --log-key log.vkey --election 8f3c... --contest assembly --seed \"6 2 5 3 1 1 4\" "
            + "--recounts recounts.csv");
        command.Add(Recounts);
        foreach (var option in AuditOptions.All) command.Add(option);
        return command.Runs(RunAsync);
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var count = await AuditedCount.OfAsync(invocation, cancellation);
        var plan = count.Plan();
        var draw = AuditDraw.Of(invocation, count, plan);
        var text = new AssessmentText(count, Assessment.Of(plan, draw.Stations, Read(invocation, count)), draw.Limit);
        if (invocation.Json) JsonOutput.Print(text.Document());
        else foreach (var line in new PlanText(count, plan, draw).Head().Concat(text.Lines())) Console.WriteLine(line);
        return text.Done ? ExitCode.Ok : ExitCode.Refused;
    }

    private static Dictionary<int, StationCount> Read(Invocation invocation, AuditedCount count)
    {
        var file = invocation.Get(Recounts)!;
        var rows = StationRows.Read(file, ColumnsOf(invocation, count.Selections), again: true);
        if (!rows.Selections.SequenceEqual(count.Selections))
            throw new InputException(
                $"{file.Name}: its votes are {string.Join(", ", rows.Selections)}, not {string.Join(", ", count.Selections)}.");
        // A column left out would read as none of these ballots having been found.
        if (!rows.HasInvalid && count.Contest.Stations.Any(station => station.Invalid != 0))
            throw new InputException(
                $"{file.Name}: the stations have invalid ballots, and there is no column of them; --column invalid=... names it.");
        if (!rows.HasValid && count.Contest.Stations.Any(station => station.Unvoted != 0))
            throw new InputException(
                $"{file.Name}: the stations have valid ballots without a vote, and there is no column of valid ballots; --column valid=... "
                + "names it.");
        var places = count.Contest.Stations.Index().ToDictionary(station => station.Item.Code, station => station.Index);
        return rows.Stations.ToDictionary(
            recount => places.TryGetValue(recount.Code, out var place)
                ? place
                : throw new InputException($"{file.Name}: there is no station {recount.Code}."));
    }

    /// <summary>As given; with a log, votes are found by the selections' codes unless the command line says otherwise.</summary>
    private static StationColumns ColumnsOf(Invocation invocation, IReadOnlyList<string> selections)
    {
        string[] given = invocation.Get(StationsFile.Columns) ?? [];
        var votes = $"votes={string.Join('+', selections)}";
        return StationColumns.Of(
            given.Any(each => each.StartsWith("votes=", StringComparison.Ordinal)) ? given : [.. given, votes], StationRows.Known);
    }
}
