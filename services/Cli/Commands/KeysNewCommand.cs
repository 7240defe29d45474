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
    private const int LongestName = 200;
    private const int MostKeys = 10_000;

    private static readonly SearchValues<char> AllowedInCodes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-");

    private static readonly Argument<string[]> Authorities = new("authority")
    {
        Description = "Codes of the authorities: 1 to 32 of A-Z a-z 0-9 . _ / -", Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<int> Count =
        new("--count") { Description = "Instead of codes: how many, named authority-1, authority-2 ...", HelpName = "N" };

    private static readonly Option<bool> Ed25519 = new("--ed25519")
    {
        Description = "Instead of authorities' keys: Ed25519 keys of logs and witnesses, by name, such as example.org/witness; 1 to "
            + $"{LongestName} characters",
    };

    public static Command Create()
    {
        Authorities.Validators.Add(CheckCodes);
        Count.RequireRange(1, MostKeys);
        var command = new CliCommand(
            "new",
            "Makes P-256 keys: AUTHORITY.pem, readable by you only, and AUTHORITY.pub.pem, to be given away. A '/' in a code becomes '~' "
            + "in the file's name. Never overwrites a key: where one of them exists, none is made. With --ed25519 only NAME.pem: what to "
            + "give away is a line, which is printed.",
            "tabulate keys new central commission/1 commission/2",
            "tabulate keys new --count 20 --keys /media/stick/keys --json",
            "tabulate keys new --ed25519 example.org/witness")
        {
            Authorities, Count, Ed25519, KeyOptions.Directory,
        };
        command.Validators.Add(CheckOneOf);
        command.Validators.Add(CheckLengths);
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
        KeyListing.Print(invocation, [.. codes.Select(code => Make(invocation, files, code))]);
        return ExitCode.Ok;
    }

    private static ListedKey Make(Invocation invocation, KeyFiles files, string code) =>
        invocation.Get(Ed25519) ? ListedKey.Of(files, code, code, MakeNoteKey(files, code)) : ListedKey.Of(files, code, Make(files, code));

    private static Ed25519VerificationKey MakeNoteKey(KeyFiles files, string name) => files.TryCreateNoteKey(name, out var key)
        ? key.PublicKey
        : throw new InputException($"{files.PathOf(name)} has just been made by someone else.");

    private static VerificationKey Make(KeyFiles files, string code) => files.TryCreate(code, out var key)
        ? key.PublicKey
        : throw new InputException($"{files.PathOf(code)} has just been made by someone else.");

    private static void CheckCodes(ArgumentResult result)
    {
        var codes = result.Tokens.Select(token => token.Value).ToList();
        if (codes.Find(code => code.AsSpan().ContainsAnyExcept(AllowedInCodes)) is { } wrong) AddError(result, wrong, LongestCode);
        if (codes.Distinct().Count() < codes.Count) result.AddError("A code is named twice.");
    }

    private static void CheckLengths(CommandResult result)
    {
        var longest = result.GetValue(Ed25519) ? LongestName : LongestCode;
        var codes = result.GetResult(Authorities)?.Tokens.Select(token => token.Value) ?? [];
        if (codes.FirstOrDefault(code => code.Length < 1 || code.Length > longest) is { } wrong) AddError(result, wrong, longest);
    }

    private static void AddError(SymbolResult result, string wrong, int longest) =>
        result.AddError($"\"{wrong}\" is no code: it has 1 to {longest} of A-Z a-z 0-9 . _ / -.");

    private static void CheckOneOf(CommandResult result)
    {
        var codes = result.GetResult(Authorities)?.Tokens.Count ?? 0;
        if (codes == 0 == (result.GetResult(Count) is null)) result.AddError("Name the authorities, or say how many with --count.");
    }
}
