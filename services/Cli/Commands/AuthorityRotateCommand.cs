using System.CommandLine;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate authority rotate</c></summary>
internal static class AuthorityRotateCommand
{
    public static Command Create() => new CliCommand(
        "rotate",
        "Gives an authority a new key, also one that was revoked. What is signed with the old one is refused from then on; what is "
        + "recorded stays.",
        "tabulate authority rotate commission/3 --public-key new/commission~3.pub.pem --reason \"Card replaced\" --authority central")
    {
        AuthorityOptions.Code, AuthorityOptions.PublicKey, AuthorityOptions.Reason, KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var rotation = new KeyRotation { Authority = invocation.Get(AuthorityOptions.Code)!,
            PublicKey = AuthorityOptions.ReadPublicKey(invocation) };
        return AuthorityOptions.HandInAsync(invocation, new AuthorityChange { Rotate = rotation }, cancellation);
    }
}
