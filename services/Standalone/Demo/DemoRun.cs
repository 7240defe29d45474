using System.Text.Json.Nodes;
using Grpc.Core;
using Spectre.Console;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Samples.Playing;
using Tabulation.ServiceDefaults.Hosting;
using Tabulation.TransparencyLog;

namespace Tabulation.Standalone.Demo;

/// <summary>Plays a sample against the running services, from outside: through gRPC and HTTP only.</summary>
internal sealed class DemoRun(RehearsedElection night, ServiceAddresses addresses, ChannelBase channel, IAnsiConsole console, TimeProvider clock)
{
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(50);
    private readonly TotalsService.TotalsServiceClient totals = new(channel);
    private readonly LedgerService.LedgerServiceClient ledger = new(channel);

    /// <returns>0 where the night ended as expected, 1 where it did not.</returns>
    public async Task<int> PlayAsync(double? speed, bool json, CancellationToken cancellation)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var screen = new NightScreen(night.Sample, addresses.Http);
        var watch = new NightWatch(totals, screen, night.Sample.Registry.Contests[0].Code, console, clock).RunAsync(watching.Token);
        var surprises = await PlayAsync(speed, cancellation);
        foreach (var surprise in surprises) console.MarkupLine($"[red]unexpected answer:[/] {Markup.Escape(surprise.Answer.ToString())}");
        await CountedAsync(cancellation);
        await watching.CancelAsync();
        await watch;
        return await ReportAsync(json, cancellation) && surprises.Count == 0 ? 0 : 1;
    }

    /// <returns>Every answer that is not the one the sample expects: a refusal, or a receipt where a refusal was due.</returns>
    private async Task<IReadOnlyList<AnsweredStatement>> PlayAsync(double? speed, CancellationToken cancellation)
    {
        var submitter = await SubmitterAsync(cancellation);
        if (await night.OpenAsync(submitter, ledger, clock, cancellation) is { } refusal) return [refusal];
        var surprises = new List<AnsweredStatement>();
        await night.PlayAsync(submitter, ledger, speed, clock, Note, cancellation: cancellation);
        return surprises;

        void Note(NightAnswer answer)
        {
            if (!answer.IsExpected) surprises.Add(answer.Answered);
        }
    }

    private async Task<Submitter> SubmitterAsync(CancellationToken cancellation)
    {
        var head = await ledger.GetHeadAsync(new GetHeadRequest(), cancellationToken: cancellation);
        return VerificationKey.TryRead(head.IntakeKey.Span, out var key)
            ? new Submitter(new IntakeService.IntakeServiceClient(channel), key)
            : throw new InvalidDataException("The server's answer key is not a P-256 point.");
    }

    /// <summary>Waits until everything that was acknowledged is in the totals.</summary>
    private async Task CountedAsync(CancellationToken cancellation)
    {
        var head = await ledger.GetHeadAsync(new GetHeadRequest(), cancellationToken: cancellation);
        while (await PositionAsync(cancellation) < head.Head.Size) await Task.Delay(PollPeriod, clock, cancellation);
    }

    private async Task<ulong> PositionAsync(CancellationToken cancellation)
    {
        try
        {
            return (await totals.GetAsync(new GetRequest(), cancellationToken: cancellation)).AsOf.Position;
        }
        catch (RpcException early) when (early.StatusCode == StatusCode.Unavailable)
        {
            return 0;
        }
    }

    private async Task<bool> ReportAsync(bool json, CancellationToken cancellation)
    {
        var all = await totals.GetAsync(new GetRequest(), cancellationToken: cancellation);
        var seats = new List<GetAllocationResponse>();
        foreach (var row in all.Totals) seats.Add(await totals.GetAllocationAsync(new GetAllocationRequest { Contest = row.Contest }, cancellationToken: cancellation));
        var report = new FinalReport(night.Sample, all, seats);
        if (json) await PrintJsonAsync(report.Matches, cancellation);
        else report.Print(console);
        return report.Matches;
    }

    private async Task PrintJsonAsync(bool matches, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = addresses.Http };
        var document = new JsonObject
        {
            ["demo"] = night.Sample.Name,
            ["asExpected"] = matches,
            ["totals"] = JsonNode.Parse(await http.GetStringAsync(new Uri("api/totals", UriKind.Relative), cancellation)),
            ["seats"] = JsonNode.Parse(await http.GetStringAsync(new Uri("api/seats", UriKind.Relative), cancellation)),
        };
        await Console.Out.WriteLineAsync(document.ToJsonString(new() { WriteIndented = true }));
    }
}
