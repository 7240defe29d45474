using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tabulation.TransparencyLog;
using Tabulation.Witness;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate witness</c></summary>
internal static class WitnessCommand
{
    private const string DefaultAddress = "http://127.0.0.1:7380";

    private static readonly Option<FileInfo> Key = new("--key")
    {
        Description = "PEM file with the witness's own Ed25519 key, as tabulate keys new --ed25519 makes it; no other witness's",
        HelpName = "FILE", Required = true,
    };

    private static readonly Option<string> Name =
        new("--name") { Description = "The witness's name, such as example.org/witness", HelpName = "NAME", Required = true };

    private static readonly Option<NoteVerifier[]> Logs = new("--log")
    {
        Description = "Verifier key of a log to watch; may be repeated, also with several keys of one log", HelpName = "VKEY",
        Required = true,
        AllowMultipleArgumentsPerToken = false, CustomParser = ParseLogs,
    };

    private static readonly Option<DirectoryInfo> State = new("--state")
    {
        Description = "Directory of what was cosigned last, which a witness must never forget, and of evidence", HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<Uri> Address = new("--urls")
    {
        Description = $"Where to listen, http; port 0 for any [default: {DefaultAddress}]", HelpName = "URL", CustomParser = ParseAddress,
    };

    public static Command Create()
    {
        Name.Validators.Add(given =>
        {
            if (given.Tokens is not [var token] || !NoteVerifier.IsName(token.Value))
                given.AddError("--name: a name has no blanks and plus signs.");
        });
        var command = new CliCommand(
            "witness",
            "Vouches that logs only ever grow: cosigns each checkpoint that is proved to continue the one cosigned before "
            + "(c2sp.org/tlog-witness), and keeps as evidence what contradicts it, in DIR/evidence. Serves until Ctrl-C, and goes on where "
            + "it was. For https put it behind something that encrypts.",
            "tabulate witness --key keys/example.org~witness.pem --name example.org/witness --state witness --log $(curl -s "
            + "http://127.0.0.1:5000/api/log | jq -r .logKey)")
        {
            Key, Name, Logs, State, Address,
        };
        return command.Runs(RunAsync);
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var cosigner = new Cosigner(invocation.Get(Name)!, ReadKey(invocation.Get(Key)!));
        var address = invocation.Get(Address) ?? new Uri(DefaultAddress);
        var settings = new WitnessSettings(cosigner, invocation.Get(Logs)!, invocation.Get(State)!.FullName, address);
        await using var app = WitnessHost.Build(settings, invocation.Clock);
        await app.StartAsync(cancellation);
        Print(invocation, cosigner.Verifier, app);
        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Ok;
    }

    private static void Print(Invocation invocation, NoteVerifier key, WebApplication app)
    {
        var (address, logs) = (app.Urls.Single(), app.Services.GetRequiredService<LogWitness>().Logs);
        if (invocation.Json)
        {
            JsonNode[] documents = [.. logs.Select(log => new JsonObject { ["origin"] = log.Origin, ["cosigned"] = log.Size })];
            JsonOutput.PrintLine(new JsonObject { ["address"] = address, ["key"] = key.ToString(), ["logs"] = new JsonArray(documents) });
            return;
        }

        foreach (var (origin, size) in logs)
            Console.WriteLine(size is { } cosigned
                ? $"Log {origin}: goes on from the {cosigned} entries cosigned last."
                : $"Log {origin}: nothing was cosigned yet.");
        Console.WriteLine("Ctrl-C stops. For the log's operator:");
        Console.WriteLine($"{key}@{address}");
    }

    private static Ed25519SigningKey ReadKey(FileInfo file)
    {
        if (!file.Exists) throw new InputException($"--key: there is no file {file.FullName}; tabulate keys new --ed25519 makes one.");
        return Ed25519SigningKey.TryFromPem(File.ReadAllText(file.FullName), out var key)
            ? key
            : throw new InputException($"--key: {file.FullName} is not an unencrypted Ed25519 private key in PEM.");
    }

    private static NoteVerifier[]? ParseLogs(ArgumentResult result)
    {
        var keys = new List<NoteVerifier>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            if (NoteVerifier.TryParse(text, out var key) && key.Type == NoteSignatureType.Ed25519) keys.Add(key);
            else result.AddError($"--log: \"{text}\" is not the verifier key of a log, NAME+ID+KEY with a key of type 1.");
        }

        return [.. keys];
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == "http" && url.AbsolutePath == "/") return url;
        result.AddError($"--urls: \"{text}\" is not an address such as {DefaultAddress}.");
        return null;
    }
}
