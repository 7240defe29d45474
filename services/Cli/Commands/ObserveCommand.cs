using System.CommandLine;
using Google.Protobuf;
using Tabulation.Cli.Handing;
using Tabulation.Client.Files;
using Tabulation.Client.Results;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate observe</c></summary>
internal static class ObserveCommand
{
    private static readonly Argument<FileInfo> File = new("file")
    {
        Description = "Copies of results, as for tabulate submit: .csv, .json (an array) or .jsonl (an object a line), each also .gz",
    };

    public static Command Create() => new CliCommand(
        "observe",
        "Hands in an accredited observer group's copies of stations' results. Each is compared with the official one line by line; none of "
        + "them is ever counted.",
        "tabulate observe copies.csv --authority watchers",
        "tabulate observe copies.jsonl --authority watchers --replace --reason \"Photograph read again\"")
    {
        File, GroundsOptions.Replace, GroundsOptions.ReasonToReplace, ElectionOptions.Folder, KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var reason = GroundsOptions.ReasonOf(invocation);
        var signer = KeyOptions.SignerOf(invocation);
        var folder = ElectionOptions.FolderOf(invocation);
        var problems = new InputProblems();
        var rows = ResultFile.Read(invocation.Get(File)!.FullName, folder, problems);
        if (problems.Any) throw InputException.Of(problems);
        if (rows.Count == 0) throw new InputException($"{invocation.Get(File)} holds no results.");
        await ElectionOptions.RequireServedAsync(invocation, folder, cancellation);
        return await new ManyStatements(
            folder.Election, [.. rows.Select(row => (row.Line, PayloadOf(folder.Election, row, reason)))],
            invocation.Get(GroundsOptions.Replace))
            .HandInAsync(invocation, signer, cancellation);
    }

    private static Payload PayloadOf(Election election, ResultRow row, string reason)
    {
        var lines = election.SheetOf(row.Contest).Lines;
        var copy = new ObserverCopy
        {
            Contest = election[row.Contest].Code,
            Precinct = election[row.Precinct].Code,
            Lines = { row.Figures.Take(lines) },
            Votes = { row.Figures.Skip(lines) },
            FormHash = ByteString.CopyFrom(row.FormHash.Span),
            Reason = row.Reason.Length > 0 ? row.Reason : reason,
        };
        return new Payload { ObserverCopy = copy };
    }
}
