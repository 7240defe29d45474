using Grpc.Core;
using Tabulation.Client.Keys;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Auditing;
using Tabulation.Samples;
using Tabulation.Samples.Playing;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>Kazakhstan's election of 2023, all 10,223 precincts of it, through the three services, audited by who knows only the receipts.</summary>
public sealed class KazakhNightTests
{
    /// <summary>Seconds of the night in one: ten hours in ten seconds.</summary>
    private const double Fast = 3_600;

    /// <summary>Totals that two subscribers see at least in that time.</summary>
    private const int Looks = 20;

    [Fact]
    public async Task Ends_with_the_official_numbers_in_every_Publication()
    {
        using var keys = new TemporaryFolder();
        var night = RehearsedElection.Prepare(SampleCatalogue.Default, null, KeyFiles.In(keys.Path));
        await using var installation = new Installation<SingleServers>(await SingleServers.StartAsync(), night.OperatorKey, InstallationSize.TwoOfEach);
        await installation.StartServicesAsync();
        var submitter = new Submitter(new IntakeService.IntakeServiceClient(installation.Intake[0].Channel), installation.IntakeKey.PublicKey);

        var ledger = new LedgerService.LedgerServiceClient(installation.Intake[0].Channel);
        Assert.Null(await night.OpenAsync(submitter, ledger, TimeProvider.System));
        var auditor = new Auditor(installation, Reckoning.Of(night.Sample.Registry), new TotalsFilter { Depth = 1 }, (long)await SizeAsync(installation));
        Watcher[] watchers = [.. installation.Publication.Select(each => new Watcher(each, auditor))];
        using var end = new CancellationTokenSource();
        var watching = Wait.ForAll(watchers.Select(each => Task.Run(() => each.RunAsync(end.Token))));
        var other = new Submitter(new IntakeService.IntakeServiceClient(installation.Intake[1].Channel), installation.IntakeKey.PublicKey);
        var unexpected = 0;
        await night.PlayAsync(other, ledger, Fast, TimeProvider.System, answer =>
        {
            if (!answer.IsExpected) unexpected++;
            else auditor.Note(answer.Answered.Answer.StatementId.Span, answer.Answered.Answer.Receipt);
        });

        Assert.True(unexpected == 0, $"{unexpected} answers are not those the sample expects.\n{installation.Logs}");
        await auditor.AuditAsync(watchers);
        await end.CancelAsync();
        await watching;
        Assert.InRange(auditor.Compared, Looks, int.MaxValue);
        var size = await SizeAsync(installation);
        foreach (var publication in installation.Publication)
        {
            AssertOfficial(night.Sample.Expected, await CountedAsync(publication, size));
            foreach (var contest in night.Sample.Expected.Contests) AssertOfficial(contest, await SeatsAsync(publication, contest.Code));
        }
    }

    private static async Task<ulong> SizeAsync(Installation installation) =>
        (await new LedgerService.LedgerServiceClient(installation.Intake[0].Channel).GetHeadAsync(new GetHeadRequest())).Head.Size;

    private static void AssertOfficial(ExpectedContest expected, GetAllocationResponse seats) =>
        Assert.Equal(expected.Selections.Select(selection => (uint)selection.Seats), seats.Selections.Select(selection => selection.Seats));

    private static void AssertOfficial(ExpectedOutcome expected, GetResponse totals)
    {
        Assert.Equal(expected.Contests.Select(contest => contest.Code), totals.Totals.Select(row => row.Contest));
        foreach (var (contest, row) in expected.Contests.Zip(totals.Totals))
        {
            Assert.Equal(contest.Selections.Select(selection => (ulong)selection.Votes), row.Votes);
            Assert.Equal((uint)contest.Precincts.Counted, row.PrecinctsCounted);
        }
    }

    private static async Task<GetResponse> CountedAsync(ServiceProcess publication, ulong size)
    {
        var client = new TotalsService.TotalsServiceClient(publication.Channel);
        GetResponse? totals = null;
        await Wait.Until(async () => (totals = await TryGetAsync(client))?.AsOf.Position >= size, $"totals as of {size}\n{publication.Log}");
        return totals!;
    }

    private static async Task<GetAllocationResponse> SeatsAsync(ServiceProcess publication, string contest) =>
        await new TotalsService.TotalsServiceClient(publication.Channel).GetAllocationAsync(new GetAllocationRequest { Contest = contest });

    private static async Task<GetResponse?> TryGetAsync(TotalsService.TotalsServiceClient client)
    {
        try
        {
            return await client.GetAsync(new GetRequest());
        }
        catch (RpcException early) when (early.StatusCode == StatusCode.Unavailable)
        {
            return null;
        }
    }
}
