using System.CommandLine;
using Tabulation.Cli.Reading;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate authority rotate</c></summary>
internal static class AuthorityRotateCommand
{
    public static Command Create() => new CliCommand(
        "rotate",
        "Gives an authority a new key, also one that was revoked. What is signed with the old one is refused from then on; what is recorded stays.",
        "tabulate authority rotate commission/3 --public-key new/commission~3.pub.pem --reason \"Card replaced\" --keys keys")
    {
        AuthorityOptions.Code, AuthorityOptions.PublicKey, AuthorityOptions.Reason, KeyOptions.AuthorityOrRoot, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var rotation = new KeyRotation { Authority = invocation.Get(AuthorityOptions.Code)!, PublicKey = AuthorityOptions.ReadPublicKey(invocation) };
        var election = await invocation.Server.ElectionAsync(cancellation);
        return await AuthorityOptions.HandInAsync(invocation, election, new AuthorityChange { Rotate = rotation }, cancellation);
    }
}
