using System.CommandLine;
using Google.Protobuf;
using Spectre.Console;
using Tabulation.Client.Definitions;
using Tabulation.Client.Elections;
using Tabulation.Client.Files;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate election define</c></summary>
internal static class ElectionDefineCommand
{
    private static readonly Argument<FileInfo> File =
        new("file") { Description = "The election's YAML or JSON file; it names the CSV files" };

    private static readonly Option<DirectoryInfo?> Data =
        new("--data") { Description = "Directory of the CSV files [default: the YAML file's own]", HelpName = "DIR" };

    private static readonly Option<DirectoryInfo> Output = new("--out")
    {
        Description = "Directory to write the signed election to", HelpName = "DIR", DefaultValueFactory = _ =>
            new DirectoryInfo("election"),
    };

    private static readonly Option<bool> NewKeys = new("--new-keys") { Description = "Make keys for the authorities that have none" };

    private static readonly Option<FileInfo?> Predecessor = new("--predecessor")
    {
        Description = "Last signed checkpoint of the log that this election's succeeds, under another origin: named in the log's first "
            + "entry", HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new CliCommand(
            "define",
            "Makes a signed election of a YAML file and CSV tables, deploy/examples shows how. Sends nothing. The same files, keys and "
            + "nonce secret always give the same election id.",
            "tabulate election define election.yaml --new-keys",
            "tabulate election define deploy/examples/duma-2016/election.yaml --data ~/duma-2016 --keys keys --new-keys --out duma")
        {
            File, Data, Output, KeyOptions.Directory, NewKeys, Predecessor,
        };
        return command.Runs((invocation, _) => Task.FromResult(Run(invocation)));
    }

    private static ExitCode Run(Invocation invocation)
    {
        var (mapping, files, problems) = (invocation.Get(File)!.FullName, KeyOptions.FilesOf(invocation), new InputProblems());
        var defined = ElectionFile.Read(mapping, invocation.Get(Data)?.FullName, files, invocation.Get(NewKeys), problems)
            ?? throw InputException.Of(problems);
        if (invocation.Get(Predecessor) is { } last) defined.Definition.PredecessorCheckpoint = ReadPredecessor(last);
        files.EnsurePublic(defined.RootKey);
        var directory = invocation.Get(Output)!.FullName;
        var folder = ElectionFolder.Write(directory, defined, RootOf(defined, files), mapping, problems)
            ?? throw InputException.Of(problems);
        if (defined.KeysMade.Count > 0)
            invocation.Errors.WriteLine($"Made {defined.KeysMade.Count:N0} keys in {invocation.Get(KeyOptions.Directory)}.");
        invocation.Errors.WriteLine($"Wrote {directory}; tabulate election open hands it in.");
        ElectionText.Print(invocation, folder);
        return ExitCode.Ok;
    }

    private static ByteString ReadPredecessor(FileInfo file)
    {
        if (!file.Exists) throw new UsageException($"--predecessor: there is no file {file.FullName}.");
        var note = System.IO.File.ReadAllBytes(file.FullName);
        return PredecessorLog.TryRead(note, out _)
            ? ByteString.CopyFrom(note)
            : throw new InputException($"--predecessor: {file.FullName} is no signed checkpoint (c2sp.org/tlog-checkpoint).");
    }

    private static StatementSigner RootOf(DefinedElection defined, KeyFiles files) =>
        files.TryRead(defined.RootKey, out var key) == KeyFileState.Read
        ? new StatementSigner(defined.Definition.RootAuthority.Code, key!, files.ReadOrCreateNonceSecret())
        : throw new InputException($"{files.PathOf(defined.RootKey)} cannot be read any more.");
}
