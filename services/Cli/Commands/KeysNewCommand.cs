using System.Buffers;
using System.CommandLine;
using System.CommandLine.Parsing;
using Tabulation.Client.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate keys new</c></summary>
internal static class KeysNewCommand
{
    private const int LongestCode = 32;
    private const int MostKeys = 10_000;

    private static readonly SearchValues<char> AllowedInCodes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-");

    private static readonly Argument<string[]> Authorities = new("authority")
    {
        Description = "Codes of the authorities: 1 to 32 of A-Z a-z 0-9 . _ / -", Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<int> Count = new("--count") { Description = "Instead of codes: how many, named authority-1, authority-2 ...", HelpName = "N" };

    public static Command Create()
    {
        Authorities.Validators.Add(CheckCodes);
        Count.RequireRange(1, MostKeys);
        var command = new CliCommand(
            "new",
            "Makes P-256 keys: AUTHORITY.pem, readable by you only, and AUTHORITY.pub.pem, to be given away. A '/' in a code becomes '~' in the "
            + "file's name. Never overwrites a key: where one of them exists, none is made.",
            "tabulate keys new central commission/1 commission/2",
            "tabulate keys new --count 20 --keys /media/stick/keys --json")
        {
            Authorities, Count, KeyOptions.Directory,
        };
        command.Validators.Add(CheckOneOf);
        return command.Runs((invocation, _) => Task.FromResult(Run(invocation)));
    }

    private static ExitCode Run(Invocation invocation)
    {
        var files = KeyOptions.FilesOf(invocation);
        string[] codes = invocation.Get(Authorities) is { Length: > 0 } given
            ? given
            : [.. Enumerable.Range(1, invocation.Get(Count)).Select(number => $"authority-{number}")];
        if (codes.SelectMany(code => new[] { files.PathOf(code), files.PublicPathOf(code) }).FirstOrDefault(File.Exists) is { } taken)
            throw new InputException($"{taken} exists; keys are never overwritten. No key was made.");
        KeyListing.Print(invocation, files, [.. codes.Select(code => (code, Make(files, code)))]);
        return ExitCode.Ok;
    }

    private static VerificationKey Make(KeyFiles files, string code) => files.TryCreate(code, out var key)
        ? key.PublicKey
        : throw new InputException($"{files.PathOf(code)} has just been made by someone else.");

    private static void CheckCodes(ArgumentResult result)
    {
        var codes = result.Tokens.Select(token => token.Value).ToList();
        if (codes.Find(code => code.Length is < 1 or > LongestCode || code.AsSpan().ContainsAnyExcept(AllowedInCodes)) is { } wrong)
            result.AddError($"\"{wrong}\" is no code: it has 1 to {LongestCode} of A-Z a-z 0-9 . _ / -.");
        if (codes.Distinct().Count() < codes.Count) result.AddError("A code is named twice.");
    }

    private static void CheckOneOf(CommandResult result)
    {
        var codes = result.GetResult(Authorities)?.Tokens.Count ?? 0;
        if (codes == 0 == (result.GetResult(Count) is null)) result.AddError("Name the authorities, or say how many with --count.");
    }
}
