using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tabulation.Samples;

namespace Tabulation.Standalone;

/// <summary>The command line.</summary>
internal static class StandaloneCommand
{
    private const int WrongUsage = 2;

    private static readonly string SampleNames = string.Join(", ", SampleCatalogue.All.Select(sample => sample.Name));

    public static RootCommand Create()
    {
        var demo = new Option<string>("--demo")
        {
            Description = $"Election to play: {SampleNames}, or none to wait for statements.",
            HelpName = "NAME|none",
            DefaultValueFactory = _ => SampleCatalogue.Default.Name,
        };
        demo.Validators.Add(CheckDemo);
        var speed = new Option<PlaySpeed>("--speed")
        {
            Description = "How many times faster than the real night, or max.",
            HelpName = "N|max",
            CustomParser = ParseSpeed,
            DefaultValueFactory = _ => new PlaySpeed(900),
        };
        var exit = new Option<bool>("--exit") { Description = "Stop when the night is over." };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Directory of the ledger and the keys; without it they are gone afterwards.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Print the final totals and seats as JSON, and nothing else, on standard output." };
        var urls = new Option<ListenAddresses?>("--urls")
        {
            Description = "Where to listen: for HTTP, then for gRPC.",
            HelpName = "HTTP,GRPC",
            CustomParser = ParseUrls,
            DefaultValueFactory = ParseUrls,
        };
        var operatorKey = new Option<FileInfo?>("--operator-key")
        {
            Description = "With --demo none: PEM file with the public key that must sign the election's definition. Without it one is made in the data directory.",
            HelpName = "FILE",
        };
        var origin = new Option<string?>("--origin")
        {
            Description = "Name of the log in its checkpoints, best an address of yours without scheme. Default tabulation.invalid/ and the demonstration's name.",
            HelpName = "NAME",
        };
        origin.Validators.Add(CheckOrigin);
        operatorKey.Validators.Add(CheckExists);
        data.Validators.Add(CheckDirectory);
        operatorKey.Validators.Add(result =>
        {
            if (result.GetValue(demo) != "none") result.AddError("--operator-key: a demonstration has a key of its own; give --demo none too.");
        });

        var command = new RootCommand("Tabulation in one process: takes signed results in, keeps them in a ledger, publishes totals and seats.")
        {
            demo, speed, exit, data, json, urls, operatorKey, origin,
        };
        command.SetAction((parsed, cancellation) => StandaloneRun.RunAsync(
            new StandaloneSettings(
                parsed.GetValue(demo) is "none" ? null : parsed.GetValue(demo), parsed.GetValue(speed), parsed.GetValue(exit), parsed.GetValue(data),
                parsed.GetValue(json), parsed.GetValue(urls)!, parsed.GetValue(operatorKey),
                parsed.GetValue(origin) ?? $"tabulation.invalid/{parsed.GetValue(demo)}"),
            cancellation));
        return command;
    }

    /// <returns>0 after a night as expected or a requested stop, 1 after one that was not as expected, 2 where it cannot start or is asked for wrongly.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("Try: dotnet run --project services/Standalone -- --help");
        return WrongUsage;
    }

    private static void CheckDemo(OptionResult result)
    {
        var name = result.GetValueOrDefault<string>();
        if (name != "none" && SampleCatalogue.Find(name) is null) result.AddError($"--demo: there is no sample \"{name}\"; choose {SampleNames} or none.");
    }

    private static void CheckExists(OptionResult result)
    {
        if (result.GetValueOrDefault<FileInfo>() is { Exists: false } file) result.AddError($"--operator-key: there is no file {file}.");
    }

    private static void CheckOrigin(OptionResult result)
    {
        if (result.GetValueOrDefault<string>() is { } name && (name.Length is 0 or > 200 || name.Any(character => char.IsWhiteSpace(character) || character == '+')))
            result.AddError("--origin: a name has 1 to 200 characters, without blanks and plus signs.");
    }

    private static void CheckDirectory(OptionResult result)
    {
        if (result.GetValueOrDefault<DirectoryInfo?>() is { } given && File.Exists(given.FullName)) result.AddError($"--data: {given} is a file, not a directory.");
    }

    private static PlaySpeed ParseSpeed(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text == "max") return PlaySpeed.Max;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var speed) && speed is >= 0.1 and <= 1_000_000) return new PlaySpeed(speed);
        result.AddError($"--speed: \"{text}\" is neither max nor a number from 0.1 to 1,000,000.");
        return PlaySpeed.Max;
    }

    private static ListenAddresses? ParseUrls(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "http://127.0.0.1:5000,http://127.0.0.1:5001";
        Uri?[] urls = [.. text.Split(',').Select(part => Uri.TryCreate(part, UriKind.Absolute, out var url) && url.Scheme == "http" ? url : null)];
        if (urls is [{ } http, { } grpc] && http.Host == grpc.Host && (http.Port != grpc.Port || http.Port == 0)) return new ListenAddresses(http, grpc);
        result.AddError($"--urls: \"{text}\" is not two addresses on one host, such as http://127.0.0.1:5000,http://127.0.0.1:5001.");
        return null;
    }
}
