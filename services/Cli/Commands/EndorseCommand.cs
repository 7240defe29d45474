using System.CommandLine;
using Google.Protobuf;
using Tabulation.Cli.Handing;
using Tabulation.Cli.Reading;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate endorse</c></summary>
internal static class EndorseCommand
{
    private static readonly Option<Digest?> Statement = new("--statement")
    {
        Description = "Id of the result, 64 hexadecimal digits, as its receipt has it [default: the one in the ledger that is held, else "
            + "that counts]",
        HelpName = "ID", CustomParser = StatementIdText.Parse,
    };

    public static Command Create() => new CliCommand(
        "endorse",
        "Confirms, as another official than the one that reported it, that a result reads as the signed form does. Before the release hour "
        + "the ledger is closed: then --statement must name the result.",
        "tabulate endorse assembly r1-204 --statement 3f0c…9a --authority r1/secretary",
        "tabulate endorse assembly r1-204 --authority r1/secretary")
    {
        PlaceArguments.Contest, PlaceArguments.Precinct, Statement, KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var signer = KeyOptions.SignerOf(invocation);
        var result = invocation.Get(Statement) ?? await FindAsync(invocation, cancellation);
        var said = new Endorsement
        {
            Contest = invocation.Get(PlaceArguments.Contest)!,
            Precinct = invocation.Get(PlaceArguments.Precinct)!,
            StatementId = ByteString.CopyFrom(result.ToArray()),
        };
        return await OneStatement.HandInAsync(invocation, signer, new Payload { Endorsement = said }, cancellation);
    }

    private static async Task<Digest> FindAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (chronicle, election) = await invocation.Server.ChronicleAsync(cancellation);
        var slot = chronicle.State[PlaceArguments.SlotOf(invocation, election)];
        if (!slot.Second.IsNone)
            throw new InputException(
                $"Two reports that differ wait here, {slot.First.Id} and {slot.Second.Id}; --statement names the right one.");
        var found = slot.First.IsNone && !slot.IsAnnulled ? slot.Counted : slot.First.Id;
        if (found.IsNone) throw new InputException("No result is held there, and none counts.");
        if (!invocation.Json)
            await Console.Out.WriteLineAsync($"The result is statement {found}, which {(slot.First.IsNone ? "counts" : "is held")}.");
        return found.Value;
    }
}
