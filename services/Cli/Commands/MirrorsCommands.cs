using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;
using Tabulation.Cli.Logs;
using Tabulation.Contracts.Keys;
using Tabulation.Domain.Ids;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate mirrors sign</c> and <c>check</c></summary>
internal static class MirrorsCommands
{
    private static readonly Argument<string[]> Mirrors = new("mirror")
    {
        Description = "Addresses below which the log's files are, http or https; none to say that there are no mirrors any more",
        Arity = new ArgumentArity(0, MirrorList.Most),
    };

    private static readonly Option<string?> Key = new("--key")
    {
        Description = "Name of the log's key, of its file without .pem [default: the log's name, as tabulate keys new --ed25519 calls it]", HelpName = "NAME",
    };

    private static readonly Option<string> Origin = new("--origin") { Description = "The log's name, as its checkpoints have it", HelpName = "NAME", Required = true };

    private static readonly Option<FileInfo?> Out = new("--out") { Description = "Write the list to this file [default: standard output]", HelpName = "FILE" };

    public static Command CreateSign()
    {
        Origin.Validators.Add(given =>
        {
            if (given.Tokens is not [var token] || !NoteVerifier.IsName(token.Value)) given.AddError("--origin: a name has no blanks and plus signs.");
        });
        return new CliCommand(
            "sign",
            "Signs the list of mirrors with the log's key (Ed25519). Publication gives it away as its setting Feeds__MirrorsFile names it. The list signed last holds.",
            "tabulate mirrors sign https://mirror.example/log/ --origin results.example/log --out mirrors.note",
            "tabulate mirrors sign https://mirror.example/log/ https://other.example/ --origin results.example/log --key log --keys data --out mirrors.note")
        {
            Mirrors, Key, KeyOptions.Directory, Origin, Out,
        }.Runs((invocation, _) => Task.FromResult(Sign(invocation)));
    }

    public static Command CreateCheck() => new CliCommand(
        "check",
        "Prints the mirrors that a log names, once the log's key is found to have signed them. Exit code 1: it has not; 2: the log cannot be read.",
        "tabulate mirrors check https://results.example/log --log-key log.vkey")
    {
        LogOptions.Log, LogOptions.Keys,
    }.Runs(CheckAsync);

    private static ExitCode Sign(Invocation invocation)
    {
        var mirrors = (invocation.Get(Mirrors) ?? []).Select(AddressOf).ToList();
        if (mirrors.Distinct().Count() < mirrors.Count) throw new UsageException("A mirror is named twice.");
        var (files, name) = (KeyOptions.FilesOf(invocation), invocation.Get(Key) ?? invocation.Get(Origin)!);
        if (!files.TryReadNoteKey(name, out var key)) throw new InputException($"{files.PathOf(name)} is no Ed25519 key of a log.");
        var list = new MirrorList(invocation.Get(Origin)!, Timestamp.Now(invocation.Clock), mirrors);
        var note = new NoteSigner(list.Origin, key).Sign(list.ToString());
        if (invocation.Get(Out) is { } file) DurableFile.Write(file.FullName, note.ToBytes());
        else Console.Out.Write(note.ToString());
        return ExitCode.Ok;
    }

    private static Uri AddressOf(string text)
    {
        if (MirrorList.TryAddress(text, out var mirror)) return mirror;
        throw new UsageException(mirror is { Scheme: "http" or "https" }
            ? $"{text}: give the address as {mirror.AbsoluteUri}"
            : $"{text} is no http or https address.");
    }

    private static async Task<ExitCode> CheckAsync(Invocation invocation, CancellationToken cancellation)
    {
        using var source = LogSource.Open(invocation, invocation.Get(LogOptions.Log)!);
        var note = await source.Files.ReadAsync(MirrorList.Path, cancellation) ?? throw new LogUnreadableException("The log names no mirrors.");
        if (!MirrorList.TryOpen(note, invocation.Get(LogOptions.Keys)!, out var list))
        {
            invocation.Errors.WriteLine("The log's key has not signed this list of mirrors, or it is none.");
            return ExitCode.Refused;
        }

        if (invocation.Json)
            JsonOutput.Print(new JsonObject
            {
                ["origin"] = list.Origin, ["signedAt"] = list.SignedAt.ToString(), ["mirrors"] = new JsonArray([.. list.Mirrors.Select(mirror => JsonValue.Create(mirror.AbsoluteUri))]),
            });
        else
            foreach (var line in list.Mirrors.Select(mirror => mirror.AbsoluteUri).Prepend($"{list.Origin}, signed {list.SignedAt}:")) Console.Out.WriteLine(line);
        return ExitCode.Ok;
    }
}
