using System.Text.Json.Nodes;
using Grpc.Core;
using Spectre.Console;
using Tabulation.Cli.Handing;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Samples.Playing;

namespace Tabulation.Cli.Simulating;

/// <summary>Plays a rehearsed election against the server and says how it went.</summary>
internal sealed class Simulation(Invocation invocation, RehearsedElection election, string operatorKey)
{
    private static readonly string[] NotTrusted = ["KEY_NOT_IN_FORCE", "SIGNATURE_WRONG"];
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(50);

    private readonly IAnsiConsole errors = invocation.Errors;
    private readonly Score score = new();

    /// <returns>Refused where an answer is not the one that the sample expects.</returns>
    public async Task<ExitCode> RunAsync(double? speed, TimeSpan? until, CancellationToken cancellation)
    {
        var submitter = await invocation.Server.SubmitterAsync(
            (cause, pause) => errors.WriteLine($"{cause} Trying again in {pause.TotalSeconds:0.0} s."), cancellation);
        if (await election.OpenAsync(submitter, invocation.Server.Ledger, invocation.Clock, cancellation) is { } refusal)
            return NotOpened(refusal);
        errors.WriteLine($"The ledger is open with election {election.ElectionId}; {election.Sample.Night.Count:N0} statements follow.");
        await PlayAsync(submitter, speed, until, cancellation);
        await CountedAsync(cancellation);
        Report();
        return score.IsExpected ? ExitCode.Ok : ExitCode.Refused;
    }

    private Task PlayAsync(Submitter submitter, double? speed, TimeSpan? until, CancellationToken cancellation)
    {
        var progress = new NightProgress(errors, election.Sample.Night.Count);
        return progress.RunAsync(step => election.PlayAsync(
            submitter, invocation.Server.Ledger, speed, invocation.Clock, answer => Note(answer, step), until, cancellation));
    }

    private void Note(NightAnswer answer, Action<NightAnswer> step)
    {
        score.Add(answer);
        step(answer);
    }

    private ExitCode NotOpened(AnsweredStatement refusal)
    {
        errors.WriteLine("The server refuses to open its ledger with this election:");
        foreach (var line in refusal.Lines()) errors.WriteLine(line);
        if (refusal.Answer.Refusal.Findings.All(finding => !NotTrusted.Contains(finding.Rule))) return ExitCode.Refused;
        errors.WriteLine("It trusts another key than this sample's. Start it so that it trusts this one, and with an empty ledger:");
        errors.WriteLine($"  dotnet run --project services/Standalone -- --demo none --operator-key {operatorKey}");
        return ExitCode.Refused;
    }

    /// <summary>Waits until everything that was acknowledged is in the totals.</summary>
    private async Task CountedAsync(CancellationToken cancellation)
    {
        var head = await invocation.Server.HeadAsync(cancellation);
        while (await PositionAsync(cancellation) < head.Head.Size) await Task.Delay(PollPeriod, invocation.Clock, cancellation);
    }

    private async Task<ulong> PositionAsync(CancellationToken cancellation)
    {
        try
        {
            return (await invocation.Publication.Totals.GetAsync(new TotalsFilter(), cancellation)).AsOf.Position;
        }
        catch (RpcException early) when (early.StatusCode == StatusCode.Unavailable)
        {
            return 0;
        }
    }

    private void Report()
    {
        foreach (var refused in score.Refused) Explain(refused);
        if (invocation.Json) JsonOutput.Print(Document());
        else
        {
            Console.WriteLine(
                $"{score.Statements:N0} statements handed in: {score.Recorded:N0} recorded, of them {score.Flagged:N0} flagged and "
                + $"{score.Held:N0} held; "
                + $"{score.Refused.Count:N0} refused.");
            Console.WriteLine(
                score.IsExpected ? "Every answer is the one the sample expects." : "Some answers are not those the sample expects.");
            Console.WriteLine("See tabulate totals, tabulate seats, tabulate held.");
        }
    }

    private void Explain(NightAnswer refused)
    {
        var night = refused.Event;
        errors.WriteLine(
            $"{(refused.IsExpected ? "Refused, as expected" : "REFUSED")}: {night.Draft.Authority}, {night.When}. {night.Note}");
        foreach (var line in refused.Answered.Lines()) errors.WriteLine(line);
    }

    private JsonObject Document() => new()
    {
        ["electionId"] = election.ElectionId.ToString(),
        ["asExpected"] = score.IsExpected,
        ["statements"] = score.Statements,
        ["recorded"] = score.Recorded,
        ["flagged"] = score.Flagged,
        ["held"] = score.Held,
        ["refused"] = new JsonArray([.. score.Refused.Select(refused => (JsonNode)refused.Answered.Document())]),
    };
}
