using System.CommandLine;
using Tabulation.Client.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate keys show</c></summary>
internal static class KeysShowCommand
{
    private static readonly Argument<string[]> Authorities = new("authority")
    {
        Description = "Codes of the authorities [default: all that have a key there]", Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "The name that a log's or witness's key signs under [default: the file's]", HelpName = "NAME",
    };

    public static Command Create()
    {
        var command = new CliCommand(
            "show",
            "Public keys and key ids (SHA-256 of the public key's 65 bytes) of the private keys in a directory; of Ed25519 keys the "
            + "verifier keys (c2sp.org/signed-note), as a log and as a witness. Use a key for one of them only. Prints nothing secret.",
            "tabulate keys show",
            "tabulate keys show central --keys /media/stick/keys --json",
            "tabulate keys show log --keys data --name example.org/election")
        {
            Authorities, Name, KeyOptions.Directory,
        };
        Name.Validators.Add(given =>
        {
            if (given.Tokens is not [var token] || !NoteVerifier.IsName(token.Value))
                given.AddError("--name: a name has no blanks and plus signs.");
        });
        return command.Runs((invocation, _) => Task.FromResult(Run(invocation)));
    }

    private static ExitCode Run(Invocation invocation)
    {
        var files = KeyOptions.FilesOf(invocation);
        var codes = invocation.Get(Authorities) is { Length: > 0 } given ? given : files.Authorities;
        if (codes.Count == 0) throw new InputException($"There are no keys in {invocation.Get(KeyOptions.Directory)}.");
        KeyListing.Print(invocation, [.. codes.Select(code => Read(invocation, files, code))]);
        return ExitCode.Ok;
    }

    private static ListedKey Read(Invocation invocation, KeyFiles files, string code) => files.TryReadNoteKey(code, out var key)
        ? ListedKey.Of(files, code, invocation.Get(Name) ?? code, key.PublicKey)
        : ListedKey.Of(files, code, files.SignerOf(code).PublicKey);
}
