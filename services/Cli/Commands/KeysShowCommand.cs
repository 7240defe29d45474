using System.CommandLine;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate keys show</c></summary>
internal static class KeysShowCommand
{
    private static readonly Argument<string[]> Authorities = new("authority")
    {
        Description = "Codes of the authorities [default: all that have a key there]", Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Create()
    {
        var command = new CliCommand(
            "show",
            "Public keys and key ids (SHA-256 of the public key's 65 bytes) of the private keys in a directory. Prints nothing secret.",
            "tabulate keys show",
            "tabulate keys show central --keys /media/stick/keys --json")
        {
            Authorities, KeyOptions.Directory,
        };
        return command.Runs((invocation, _) => Task.FromResult(Run(invocation)));
    }

    private static ExitCode Run(Invocation invocation)
    {
        var files = KeyOptions.FilesOf(invocation);
        var codes = invocation.Get(Authorities) is { Length: > 0 } given ? given : files.Authorities;
        if (codes.Count == 0) throw new InputException($"There are no keys in {invocation.Get(KeyOptions.Directory)}.");
        KeyListing.Print(invocation, files, [.. codes.Select(code => (code, files.SignerOf(code).PublicKey))]);
        return ExitCode.Ok;
    }
}
