using System.CommandLine;
using Tabulation.Cli.Handing;
using Tabulation.Client.Results;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate protocol</c></summary>
internal static class ProtocolCommand
{
    private static readonly Argument<FileInfo?> File = new("file")
    {
        Description = "CSV with columns contest, area (empty for the whole contest), precincts, and one for each line and selection",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Contest =
        new("--contest") { Description = "Without a file: code of the contest", HelpName = "CODE" };

    private static readonly Option<string?> Area =
        new("--area") { Description = "Code of the area [default: the whole contest]", HelpName = "CODE" };

    private static readonly Option<int> Precincts =
        new("--precincts") { Description = "How many precincts' results it sums", HelpName = "N" };

    private static readonly Option<string[]> Figures =
        new("--figure") { Description = "A line's or selection's sum; once for each of them", HelpName = "CODE=N" };

    public static Command Create() => new CliCommand(
        "protocol",
        "Hands in a territorial commission's own sums over its area, from its own papers. They are compared with the tabulation's line by "
        + "line; differences are shown to all, and a certification cites them.",
        "tabulate protocol region-1.csv --authority r1",
        "tabulate protocol --contest lists --area r1 --precincts 3 --figure registered=3000 --figure valid=174 --figure list_a=90 ... "
        + "--authority r1",
        "tabulate protocol region-1.csv --authority r1 --replace --reason \"Two pages were swapped\"")
    {
        File, Contest, Area, Precincts, Figures, GroundsOptions.Replace, GroundsOptions.ReasonToReplace, ElectionOptions.Folder,
        KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation) => new FileOrOptions(
        (election, reason) => new Payload { AreaProtocol = ReadOptions(invocation, election, reason) },
        (path, election, reason, problems) =>
            [.. ProtocolFile.Read(path, election, problems).Select(row => (row.Line, PayloadOf(row.Protocol, reason)))])
        .HandInAsync(invocation, invocation.Get(File), cancellation);

    private static Payload PayloadOf(AreaProtocol protocol, string reason)
    {
        if (protocol.Reason.Length == 0) protocol.Reason = reason;
        return new Payload { AreaProtocol = protocol };
    }

    private static AreaProtocol ReadOptions(Invocation invocation, Election election, string reason)
    {
        var code = invocation.Get(Contest) ?? throw new UsageException("--contest: a protocol is of one contest; name it, or give a file.");
        var sheet = election.SheetOf(PlaceArguments.ContestOf(election, code));
        var figures = CodedFigures.Read("--figure", invocation.Get(Figures)
            ?? [], [.. sheet.Form.Lines.Select(line => line.Code), .. sheet.Contest.Selections.Select(each => each.Code)]);
        return new AreaProtocol
        {
            Contest = code,
            Area = invocation.Get(Area) ?? "",
            Precincts = (uint)Math.Max(0, invocation.Get(Precincts)),
            Lines = { figures.Take(sheet.Lines) },
            Votes = { figures.Skip(sheet.Lines) },
            Reason = reason,
        };
    }
}
