using System.CommandLine;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate authority revoke</c></summary>
internal static class AuthorityRevokeCommand
{
    public static Command Create() => new CliCommand(
        "revoke",
        "An authority speaks no more: what it signs is refused from then on, what is recorded stays. tabulate authority rotate gives it "
        + "its voice back.",
        "tabulate authority revoke commission/3 --reason \"Key lost\" --authority central")
    {
        AuthorityOptions.Code, AuthorityOptions.Reason, KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation) =>
        AuthorityOptions.HandInAsync(invocation, new AuthorityChange { Revoke = invocation.Get(AuthorityOptions.Code)! }, cancellation);
}
