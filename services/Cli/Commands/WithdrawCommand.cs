using System.CommandLine;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate withdraw</c></summary>
internal static class WithdrawCommand
{
    private static readonly Argument<string> Selection = new("selection") { Description = "Code of the list or candidate" };

    public static Command Create() => new CliCommand(
        "withdraw",
        "Records, as the root authority, that a list or candidate no longer stands: votes for it are still counted and published, and it "
        + "takes no part in the seats.",
        "tabulate withdraw constituency-07 lantern --reason \"Withdrew on 2 May\" --legal-basis \"Election Act, s. 40\"")
    {
        PlaceArguments.Contest, Selection, GroundsOptions.Reason, GroundsOptions.LegalBasis, ElectionOptions.Folder,
        KeyOptions.AuthorityOrRoot, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var folder = ElectionOptions.FolderOf(invocation);
        await ElectionOptions.RequireServedAsync(invocation, folder, cancellation);
        var contest = folder.Election[PlaceArguments.ContestOf(folder.Election, invocation.Get(PlaceArguments.Contest)!)];
        var selection = contest.Selections[PlaceArguments.SelectionOf(contest, invocation.Get(Selection)!)];
        var change = new RegistryChange { Withdrawal = new Withdrawal { Contest = contest.Code, Selection = selection.Code } };
        return await RegistryOptions.HandInAsync(invocation, folder, change, cancellation);
    }
}
