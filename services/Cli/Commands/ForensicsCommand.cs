using System.CommandLine;
using Tabulation.Cli.Examining;
using Tabulation.Cli.Logs;
using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Nights;
using Tabulation.Forensics.Plots;
using Tabulation.Forensics.Reports;
using Tabulation.Forensics.Stations;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate forensics</c></summary>
internal static class ForensicsCommand
{
    private static readonly Option<DirectoryInfo?> Out = new("--out")
    {
        Description = "Write plots as SVG and report.json there; made if it is not there", HelpName = "DIR",
    };

    private static readonly Option<int> Nights = NightsOption();

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "What the simulated nights come from", HelpName = "N", DefaultValueFactory = _ => 1,
    };

    public static Command Create() => new CliCommand(
        "forensics",
        "Statistical checks of a finished night: whole percentages, last digits, turnout against the leader's share, stations at 100%, "
        + "stations unlike their neighbours; and of announced figures: round totals, equal increments. Each says where it comes from, "
        + "what it can show and what it cannot; none shows that anybody did anything. Probabilities are corrected for all tests made "
        + "(Holm 1979), and how often they would point at honest nights is measured on simulated ones. Stations come from a CSV file "
        + "(--stations), from a log's public files (--log) or, if nothing is named, from the server's ledger, with every signature and "
        + "verdict verified. Made-up stations of a real country are refused.",
        "tabulate forensics --contest assembly --out report",
        "tabulate forensics --log mirror --log-key log.vkey --election 8f3c... --json",
        "tabulate forensics --stations stations.csv.gz --column issued=issued_early+issued_at_station+issued_outside "
        + "--column votes=list_* --out report",
        "tabulate forensics --totals lists.csv --turnout turnout.csv")
    {
        StationsFile.File, StationsFile.Columns, LedgerStations.Log, LogOptions.KeysIfAny, LogOptions.ElectionIfAny, LedgerStations.Contest,
        AnnouncedFiles.Totals, AnnouncedFiles.Turnout, Out, Nights, Seed, LogOptions.Jobs,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (totals, turnout) = (AnnouncedFiles.ReadTotals(invocation), AnnouncedFiles.ReadTurnout(invocation));
        var named = invocation.Get(StationsFile.File) is not null || invocation.Get(LedgerStations.Log) is not null;
        var announcedOnly = (totals is not null || turnout is not null) && !named;
        var stations = announcedOnly ? null : await StationsAsync(invocation, cancellation);
        if (stations is { Outcome: not StationsOutcome.Taken }) return ExaminationText.PrintRefusal(invocation, stations.Outcome);
        var checks = Examination.Checks();
        var examination = Examination.Of(stations?.Table, checks, totals, turnout);
        // A test that has too few stations here has no say on simulated nights either.
        IStationTest[] tests = [.. checks.OfType<IStationTest>().Where(test => examination.HasProbability(test.About))];
        if (tests.Length > 0 && invocation.Get(Nights) > 0)
            examination = examination with { FalseAlarms = await SimulateAsync(invocation, stations!.Table!, tests, cancellation) };
        if (invocation.Get(Out) is { } folder) Write(folder, examination);
        ExaminationText.Print(invocation, examination, invocation.Get(Out));
        return ExitCode.Ok;
    }

    private static async Task<CountedStations> StationsAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (invocation.Get(StationsFile.File) is not { } file) return await LedgerStations.ReadAsync(invocation, cancellation);
        var columns = StationColumns.Of(invocation.Get(StationsFile.Columns) ?? []);
        return new CountedStations(StationsOutcome.Taken, StationsFile.Read(file, columns));
    }

    private static Task<FalseAlarms> SimulateAsync(
        Invocation invocation, StationTable table, IReadOnlyList<IStationTest> tests, CancellationToken cancellation)
    {
        var (nights, count) = (new HonestNights(table, invocation.Get(Seed)), invocation.Get(Nights));
        var progress = new LogProgress(invocation.Errors, "honest nights");
        var measuring = Task.Run(
            () => FalseAlarms.Measure(tests, nights, count, done => progress.Report(done, count), cancellation), cancellation);
        return progress.RunAsync(measuring);
    }

    private static void Write(DirectoryInfo folder, Examination examination)
    {
        folder.Create();
        foreach (var plot in examination.Stations is { } stations ? StationPlots.Draw(stations) : [])
            File.WriteAllText(Path.Combine(folder.FullName, plot.FileName), plot.Svg);
        File.WriteAllText(Path.Combine(folder.FullName, "report.json"), $"{JsonOutput.Indent(ReportDocument.Of(examination).ToJson())}\n");
    }

    private static Option<int> NightsOption()
    {
        var nights = new Option<int>("--nights")
        {
            Description = "How many honest nights are simulated; 0 for none", HelpName = "N", DefaultValueFactory = _ => 1_000,
        };
        nights.RequireRange(0, 100_000);
        return nights;
    }
}
