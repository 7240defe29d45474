using System.CommandLine;
using Google.Protobuf;
using Tabulation.Cli.Handing;
using Tabulation.Cli.Reading;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate reopen</c></summary>
internal static class ReopenCommand
{
    public static Command Create() => new CliCommand(
        "reopen",
        "Opens a certified contest again, as a court: what is recorded about it may change from here on, and it must be certified anew. "
        + "Finds the certification in the ledger, and says which it is.",
        "tabulate reopen assembly --reason \"Recount ordered in district 4\" --legal-basis \"Ruling 7/2026\" --authority court/1")
    {
        PlaceArguments.Contest, GroundsOptions.Reason, GroundsOptions.LegalBasis, KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var signer = KeyOptions.SignerOf(invocation);
        var (chronicle, election) = await invocation.Server.ChronicleAsync(cancellation);
        var contest = PlaceArguments.ContestOf(election, invocation.Get(PlaceArguments.Contest)!);
        if (!chronicle.State[contest].Certified || chronicle.State.Beside.Certifications.In(contest) is not { } certified)
            throw new InputException($"{election[contest].Code} is not certified: there is nothing to open again.");
        if (!invocation.Json)
            await Console.Out.WriteLineAsync(
                $"It was certified by {election[certified.By].Code} at {certified.RecordedAt}, in statement {certified.Id}.");
        var said = new Reopening
        {
            Contest = election[contest].Code, Reason = invocation.Get(GroundsOptions.Reason)!,
            LegalBasis = invocation.Get(GroundsOptions.LegalBasis)!,
        };
        var payload = new Payload { Reopening = said, Replaces = ByteString.CopyFrom(certified.Id.Value.ToArray()) };
        return await OneStatement.HandInAsync(invocation, signer, payload, cancellation);
    }
}
