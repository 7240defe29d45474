using System.Text.Json.Nodes;
using Spectre.Console;
using Tabulation.Cli.Handing;
using Tabulation.Client.Keys;

namespace Tabulation.Cli.Rehearsing;

/// <summary>Rehearses a recorded election and says how it went.</summary>
/// <param name="invocation">Where to print, and the server.</param>
/// <param name="directory">Of the keys and the plan.</param>
internal sealed class Rehearsal(Invocation invocation, string directory)
{
    /// <summary>For the definition, and for each page of the registry, to be recorded before the first moment.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(5), LeadOfPage = TimeSpan.FromMilliseconds(20);

    /// <summary>Only makes the keys.</summary>
    public ExitCode Prepare(Recording recording)
    {
        var path = new RehearsalKeys(KeyFiles.In(directory)).PublicPathOf(recording.Definition.RootAuthority.Code);
        if (invocation.Json) JsonOutput.Print(new JsonObject { ["operatorKey"] = path });
        else Console.WriteLine(path);
        return ExitCode.Ok;
    }

    /// <returns>Refused where a statement was refused that was recorded then.</returns>
    /// <exception cref="InputException">Another rehearsal has begun with these keys.</exception>
    public async Task<ExitCode> RunAsync(IReadOnlyList<ReadOnlyMemory<byte>> leaves, double speed, CancellationToken cancellation)
    {
        var whole = Recording.Of(leaves);
        var keys = new RehearsalKeys(KeyFiles.In(directory));
        keys.MakeAll(whole);
        var plan = await PlanAsync(whole, speed, cancellation);
        var recording = plan.Size == leaves.Count ? whole : Recording.Of(leaves.Take(plan.Size));
        var time = new RehearsalTime(recording, plan.Speed, plan.Begin);
        var progress = new RehearsalProgress(invocation.Errors, recording.Statements.Count);
        var rehearser = new Rehearser(recording, new Translator(recording, keys, time, plan.Speed), time, invocation.Clock)
        {
            Progressed = progress.Step,
        };
        var submitter = await invocation.Server.SubmitterAsync(
            (cause, pause) => invocation.Errors.WriteLine($"{cause} Trying again in {pause.TotalSeconds:0.0} s."), cancellation);
        await rehearser.RunAsync(submitter, invocation.Server.Ledger, cancellation);
        return Report(rehearser, keys.PublicPathOf(recording.Definition.RootAuthority.Code));
    }

    /// <summary>That of the rehearsal that has begun; a new one, beginning soon, where the ledger is empty.</summary>
    private async Task<RehearsalPlan> PlanAsync(Recording recording, double speed, CancellationToken cancellation)
    {
        var head = await invocation.Server.HeadAsync(cancellation);
        if (!head.ElectionId.IsEmpty && RehearsalPlan.Read(directory) is { } begun)
        {
            if (begun.Election != $"{recording.Id}" || begun.Speed != speed || begun.Size > recording.Statements.Count)
                throw new InputException(
                    $"--keys: with those in {directory} another rehearsal has begun, of {begun.Election} at speed {begun.Speed}.");
            return begun;
        }

        var begin = invocation.Clock.GetUtcNow() + Lead + (LeadOfPage * recording.Pages);
        var whole = DateTimeOffset.FromUnixTimeMilliseconds(begin.ToUnixTimeMilliseconds());
        var plan = new RehearsalPlan($"{recording.Id}", recording.Statements.Count, speed, whole);
        if (head.ElectionId.IsEmpty) plan.Write(directory);
        return plan;
    }

    private ExitCode Report(Rehearser rehearser, string operatorKey)
    {
        var score = rehearser.Score;
        foreach (var (recorded, answered) in score.Refused)
        {
            invocation.Errors.WriteLine($"REFUSED: entry {recorded.Position} of the recording, by {recorded.Payload.Authority}.");
            foreach (var line in answered.Lines()) invocation.Errors.WriteLine(line);
        }

        if (score.SizeAfter(0) is null)
            invocation.Errors.WriteLine(
                $"The server must have an empty ledger and trust the rehearsal's own operator key: --operator-key {operatorKey}");
        if (invocation.Json) JsonOutput.Print(Document(rehearser));
        else
            Console.WriteLine(
                $"{score.Answered:N0} statements rehearsed as election {rehearser.ElectionId}: {score.Refused.Count:N0} refused, "
                + $"{score.JudgedOtherwise:N0} judged otherwise than then.");
        return score.Refused.Count == 0 ? ExitCode.Ok : ExitCode.Refused;
    }

    private static JsonObject Document(Rehearser rehearser) => new()
    {
        ["electionId"] = $"{rehearser.ElectionId}",
        ["statements"] = rehearser.Score.Answered,
        ["judgedOtherwise"] = rehearser.Score.JudgedOtherwise,
        ["refused"] = new JsonArray([.. rehearser.Score.Refused.Select(refused => (JsonNode)refused.Answered.Document())]),
    };
}
