using System.CommandLine;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Tabulation.Cli.Reading;
using Tabulation.Client.Submitting;
using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate election update</c></summary>
internal static class ElectionUpdateCommand
{
    public static Command Create() => new CliCommand(
        "update",
        "Learns from the server's ledger which stations have opened, split or merged since the election was defined, so that results can "
        + "be handed in for them. The ledger is closed until the release hour: before it, copy stations.bin from the directory in which "
        + "tabulate stations was run.",
        "tabulate election update --election duma")
    {
        ElectionOptions.Folder,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var folder = ElectionOptions.FolderOf(invocation);
        await ElectionOptions.RequireServedAsync(invocation, folder, cancellation);
        var changes = new List<ByteString>();
        await foreach (var leaf in invocation.Server.EntriesAsync(cancellation))
            if (ChangeOfStationsIn(leaf, folder.Election) is { } change) changes.Add(change);
        folder.ReplaceStations(changes);
        var updated = ElectionOptions.FolderOf(invocation);
        if (invocation.Json)
            JsonOutput.Print(new JsonObject { ["changesOfStations"] = changes.Count, ["precincts"] = updated.PrecinctsOpen });
        else
            await Console.Out.WriteLineAsync(
                $"Changes of stations so far: {changes.Count:N0}. Precincts expected: {updated.PrecinctsOpen:N0}.");
        return ExitCode.Ok;
    }

    /// <summary>What it says is looked up when the changes are applied, one after the other.</summary>
    private static ByteString? ChangeOfStationsIn(ReadOnlyMemory<byte> leaf, Election election)
    {
        var statement = new Statement();
        if (!EntryCodec.TryDecode(leaf, out var entry) || StatementDecoder.Decode(entry.Payload, election, statement) is not null)
            throw new UntrustedAnswerException("An entry of the server's ledger cannot be read.");
        return statement.Content is RegistryChange { Stations: not null } ? ByteString.CopyFrom(entry.Payload.Span) : null;
    }
}
