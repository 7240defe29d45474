using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using Tabulation.Cli.Simulating;
using Tabulation.Client.Keys;
using Tabulation.Samples;
using Tabulation.Samples.Playing;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate simulate</c></summary>
internal static class SimulateCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "Which election to rehearse with" };

    private static readonly Option<ulong?> Seed = new("--seed")
    {
        Description = "What the made-up figures come from [default: the sample's own]", HelpName = "N",
    };

    private static readonly Option<double> Speed = new("--speed")
    {
        Description = "How many times faster than the real night, or max [default: max]", HelpName = "N|max", CustomParser = ParseSpeed,
    };

    private static readonly Option<double?> Until = new("--until")
    {
        Description = "Ends so many hours after the last poll closed, so that people go on: review, certify", HelpName = "HOURS",
        CustomParser = ParseHours,
    };

    private static readonly Option<DirectoryInfo?> Keys = new("--keys")
    {
        Description = "Directory of the authorities' keys; missing ones are made [default: NAME-keys]", HelpName = "DIR",
    };

    private static readonly Option<bool> Prepare = new("--prepare")
    {
        Description = "Only make the keys, and print the path of the one that the server must trust",
    };

    private static readonly Option<bool> Turnout =
        new("--turnout") { Description = "Only print the sample's turnout by hour and region; needs no server" };

    public static Command Create()
    {
        var command = new CliCommand(
            "simulate",
            "Plays a sample election's night against a server: opens the ledger, then signs and hands in every result when its time comes. "
            + "The server must trust the sample's root key (--prepare). Played again with the same keys and seed, it changes nothing.\n\n"
            + string.Join("\n", SampleCatalogue.All.Select(sample => $"  {sample.Name}: {sample.Description}")),
            "tabulate simulate aralia --prepare",
            "dotnet run --project services/Standalone -- --demo none --operator-key aralia-keys/central.pub.pem",
            "tabulate simulate aralia --speed 900",
            "tabulate simulate aralia --until 20",
            "tabulate simulate kazakhstan-2023 --server http://127.0.0.1:5001 --publication http://127.0.0.1:5021",
            "tabulate simulate kazakhstan-2023 --turnout")
        {
            Name.AcceptOnlyFromAmong([.. SampleCatalogue.All.Select(sample => sample.Name)]), Seed, Speed, Until, Keys, Prepare, Turnout,
            CommonOptions.Publication,
        };
        return command.Runs(RunAsync);
    }

    private static Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var entry = SampleCatalogue.Find(invocation.Get(Name)!)!;
        var seed = invocation.Get(Seed);
        if (invocation.Get(Turnout)) return Task.FromResult(TurnoutTable.Print(invocation, entry, seed));
        var keys = KeyFiles.In(invocation.Get(Keys)?.FullName ?? $"{entry.Name}-keys");
        var election = RehearsedElection.Prepare(entry, seed, keys);
        var operatorKey = keys.EnsurePublic(election.Sample.Definition.RootAuthority.Code);
        if (invocation.Get(Prepare)) return Task.FromResult(Prepared(invocation, election, operatorKey));
        double? speed = invocation.Get(Speed) is > 0 and var factor ? factor : null;
        TimeSpan? until = invocation.Get(Until) is { } hours ? TimeSpan.FromHours(hours) : null;
        return new Simulation(invocation, election, operatorKey).RunAsync(speed, until, cancellation);
    }

    private static ExitCode Prepared(Invocation invocation, RehearsedElection election, string operatorKey)
    {
        if (invocation.Json) JsonOutput.Print(PreparedDocument(election, operatorKey));
        else Console.WriteLine(operatorKey);
        return ExitCode.Ok;
    }

    /// <summary>An id that is not settled is not there, and it says when it will be.</summary>
    private static JsonObject PreparedDocument(RehearsedElection election, string operatorKey)
    {
        var document = new JsonObject { ["operatorKey"] = operatorKey };
        if (election.IsSettled) document["electionId"] = election.ElectionId.ToString();
        else document["electionIdSettled"] = "when it is first played: the hours of its polls, which its definition names, begin then";
        return document;
    }

    private static double? ParseHours(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var hours) && hours is >= 0 and <= 1_000) return hours;
        result.AddError($"--until: \"{text}\" is no number of hours from 0 to 1,000.");
        return null;
    }

    /// <summary>0 for as fast as possible.</summary>
    private static double ParseSpeed(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text == "max") return 0;
        if (double.TryParse(text, out var speed) && speed is >= 0.1 and <= 1_000_000) return speed;
        result.AddError($"--speed: \"{text}\" is neither max nor a number from 0.1 to 1,000,000.");
        return 0;
    }
}
