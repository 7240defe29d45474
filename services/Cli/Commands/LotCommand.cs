using System.CommandLine;
using Tabulation.Cli.Handing;
using Tabulation.Cli.Reading;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate lot</c></summary>
internal static class LotCommand
{
    private static readonly Argument<string[]> Order = new("selection")
    {
        Description = "Codes of the tied selections in the order drawn, first preferred", Arity = new ArgumentArity(2, 200),
    };

    public static Command Create()
    {
        var command = new CliCommand(
            "lot",
            "Records the outcome of a lot drawn between tied selections. The root authority signs it. tabulate seats says where one is "
            + "needed.",
            "tabulate lot constituency-07 river lantern --keys keys")
        {
            PlaceArguments.Contest, Order, KeyOptions.AuthorityOrRoot, KeyOptions.Directory,
        };
        return command.Runs(RunAsync);
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var election = await invocation.Server.ElectionAsync(cancellation);
        var contest = election[PlaceArguments.ContestOf(election, invocation.Get(PlaceArguments.Contest)!)];
        var lot = new Lot { Contest = contest.Code,
            Order = { invocation.Get(Order)!.Select(code => (uint)PlaceArguments.SelectionOf(contest, code)) } };
        return await OneStatement.HandInAsync(
            invocation, KeyOptions.SignerOrRoot(invocation, election), new Payload { Lot = lot }, cancellation);
    }
}
