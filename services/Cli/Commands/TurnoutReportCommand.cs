using System.CommandLine;
using Tabulation.Cli.Handing;
using Tabulation.Client.Results;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate turnout report</c></summary>
internal static class TurnoutReportCommand
{
    private static readonly Argument<FileInfo?> File = new("file")
    {
        Description = "CSV with columns precinct or area, moment, count or percent, and where wanted registered, reason",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Precinct =
        new("--precinct") { Description = "Without a file: code of the precinct", HelpName = "CODE" };

    private static readonly Option<string?> Area =
        new("--area") { Description = "Or of the area, for its commission's own sum", HelpName = "CODE" };

    private static readonly Option<string?> Moment = new("--moment")
    {
        Description = "Moment of the election's turnout plan: its number from 0, or its local time such as 10:00", HelpName = "MOMENT",
    };

    private static readonly Option<int?> Count = new("--count") { Description = "How many, counted as the plan says", HelpName = "N" };

    private static readonly Option<string?> Percent =
        new("--percent") { Description = "Or what was announced without a count, such as 41.37; never turned into one", HelpName = "P" };

    private static readonly Option<int?> Registered =
        new("--registered") { Description = "Voters on the roll then, where the plan's roll is the reported one", HelpName = "N" };

    public static Command Create() => new CliCommand(
        "report",
        "Hands in how many had voted by a moment of the election's turnout plan: one place, or many from a file. Turnout never falls: a "
        + "report that is wrong is replaced.",
        "tabulate turnout report --precinct r1-204 --moment 10:00 --count 311 --authority r1",
        "tabulate turnout report turnout-10.csv --authority r1",
        "tabulate turnout report --area r1 --moment 10:00 --percent 14.06 --authority r1 --replace --reason \"Mistyped\"")
    {
        File, Precinct, Area, Moment, Count, Percent, Registered, GroundsOptions.Replace, GroundsOptions.ReasonToReplace,
        ElectionOptions.Folder,
        KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation) => new FileOrOptions(
        (election, reason) => new Payload { TurnoutReport = ReadOptions(invocation, election, reason) },
        (path, election, reason, problems) =>
            [.. TurnoutFile.Read(path, election, problems).Select(row => (row.Line, PayloadOf(row.Report, reason)))])
        .HandInAsync(invocation, invocation.Get(File), cancellation);

    private static Payload PayloadOf(TurnoutReport report, string reason)
    {
        if (report.Reason.Length == 0) report.Reason = reason;
        return new Payload { TurnoutReport = report };
    }

    private static TurnoutReport ReadOptions(Invocation invocation, Election election, string reason)
    {
        var (precinct, area, text) = (invocation.Get(Precinct), invocation.Get(Area), invocation.Get(Moment) ?? "");
        if (precinct is null == area is null) throw new UsageException("--precinct, --area: give one of them, or a file.");
        if (invocation.Get(Count) is null == invocation.Get(Percent) is null)
            throw new UsageException("--count, --percent: give one of them.");
        var report = new TurnoutReport
        {
            Moment = TurnoutFile.MomentOf(election.Definition.Turnout, text)
                ?? throw new UsageException($"--moment: {TurnoutFile.NoMoment(election.Definition.Turnout, text)}"),
            Reason = reason,
        };
        if (precinct is not null) report.Precinct = precinct;
        else report.Area = area;
        FillFigure(report, invocation);
        return report;
    }

    private static void FillFigure(TurnoutReport report, Invocation invocation)
    {
        if (invocation.Get(Registered) is { } registered)
            report.Registered = registered >= 0 ? (uint)registered : throw new UsageException("--registered: it is 0 or more.");
        if (invocation.Get(Count) is { } count)
            report.Count = count >= 0 ? (uint)count : throw new UsageException("--count: it is 0 or more.");
        else report.Permyriad = TurnoutFile.PermyriadOf(invocation.Get(Percent)!)
            ?? throw new UsageException($"--percent: \"{invocation.Get(Percent)}\" is not a percentage with at most two decimals.");
    }
}
