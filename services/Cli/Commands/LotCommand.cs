using System.CommandLine;
using Tabulation.Cli.Handing;
using Tabulation.Cli.Reading;
using Tabulation.Contracts.V1;
using Contest = Tabulation.Domain.Elections.Contest;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate lot</c></summary>
internal static class LotCommand
{
    private static readonly Argument<string> ContestCode = new("contest") { Description = "Code of the contest" };

    private static readonly Argument<string[]> Order = new("selection")
    {
        Description = "Codes of the tied selections in the order drawn, first preferred", Arity = new ArgumentArity(2, 200),
    };

    public static Command Create()
    {
        var command = new CliCommand(
            "lot",
            "Records the outcome of a lot drawn between tied selections. The root authority signs it. tabulate seats says where one is needed.",
            "tabulate lot constituency-07 river lantern --keys keys")
        {
            ContestCode, Order, KeyOptions.AuthorityOrRoot, KeyOptions.Directory,
        };
        return command.Runs(RunAsync);
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var election = await invocation.Server.ElectionAsync(cancellation);
        var contest = ContestOf(election, invocation.Get(ContestCode)!);
        var lot = new Lot { Contest = contest.Code, Order = { invocation.Get(Order)!.Select(code => NumberOf(contest, code)) } };
        return await OneStatement.HandInAsync(invocation, KeyOptions.SignerOrRoot(invocation, election), new Payload { Lot = lot }, cancellation);
    }

    private static Contest ContestOf(Election election, string code) => election.FindContest(code) is { } index
        ? election[index]
        : throw new InputException($"\"{code}\" is no contest of this election.");

    private static uint NumberOf(Contest contest, string code)
    {
        for (var number = 0; number < contest.Selections.Count; number++)
            if (contest.Selections[number].Code == code) return (uint)number;
        var codes = contest.Selections.Select(selection => selection.Code);
        throw new InputException($"\"{code}\" is no selection of {contest.Code}; they are {string.Join(", ", codes)}.");
    }
}
