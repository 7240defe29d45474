using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;
using Tabulation.Cli.Handing;
using Tabulation.Client.Elections;
using Tabulation.Client.Submitting;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate election open</c></summary>
internal static class ElectionOpenCommand
{
    public static Command Create()
    {
        var command = new CliCommand(
            "open",
            "Opens an empty ledger with an election: hands in its definition, then its registry. The server must trust the root "
            + "authority's key. Done again, it changes nothing.",
            "tabulate election open --election duma",
            "dotnet run --project services/Standalone -- --demo none --operator-key keys/cec.pub.pem")
        {
            ElectionOptions.Folder, AnswerKeyOption.Key,
        };
        return command.Runs(RunAsync);
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var folder = ElectionOptions.FolderOf(invocation);
        var submitter = await invocation.Server.SubmitterAsync(
            (cause, pause) => invocation.Errors.WriteLine($"{cause} Trying again in {pause.TotalSeconds:0.0} s."), cancellation,
            invocation.Get(AnswerKeyOption.Key));
        if (await ElectionOpener.OpenAsync(submitter, folder.Signed, cancellation) is { } refusal)
            return Refused(refusal, invocation.Errors);
        if (invocation.Json) JsonOutput.Print(new JsonObject { ["electionId"] = $"{folder.Election.Id}", ["open"] = true });
        else Console.WriteLine($"The ledger is open with {folder.Election.Definition.ExternalId}, {folder.Election.Id}.");
        return ExitCode.Ok;
    }

    private static ExitCode Refused(AnsweredStatement refusal, IAnsiConsole errors)
    {
        errors.WriteLine("The server refuses to open its ledger with this election:");
        foreach (var line in refusal.Lines()) errors.WriteLine(line);
        return ExitCode.Refused;
    }
}
