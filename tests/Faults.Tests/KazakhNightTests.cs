using Grpc.Core;
using Tabulation.Client.Keys;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Samples;
using Tabulation.Samples.Playing;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests;

/// <summary>Kazakhstan's election of 2023, all 10,146 precincts of it, through the three services.</summary>
public sealed class KazakhNightTests
{
    [Fact]
    public async Task Ends_with_the_official_numbers_in_every_Publication()
    {
        using var keys = new TemporaryFolder();
        var night = RehearsedElection.Prepare(SampleCatalogue.Default, null, KeyFiles.In(keys.Path));
        await using var installation = new Installation<SingleServers>(await SingleServers.StartAsync(), night.OperatorKey, InstallationSize.TwoOfEach);
        await installation.StartServicesAsync();
        var submitter = new Submitter(new IntakeService.IntakeServiceClient(installation.Intake[0].Channel), installation.IntakeKey.PublicKey);

        Assert.Null(await night.OpenAsync(submitter));
        var other = new Submitter(new IntakeService.IntakeServiceClient(installation.Intake[1].Channel), installation.IntakeKey.PublicKey);
        var unexpected = 0;
        await night.PlayAsync(other, null, TimeProvider.System, answer => unexpected += answer.IsExpected ? 0 : 1);

        Assert.True(unexpected == 0, $"{unexpected} answers are not those the sample expects.\n{installation.Logs}");
        var size = (await new LedgerService.LedgerServiceClient(installation.Intake[0].Channel).GetHeadAsync(new GetHeadRequest())).Head.Size;
        foreach (var publication in installation.Publication)
            AssertOfficial(night.Sample.Expected, await CountedAsync(publication, size), await SeatsAsync(publication));
    }

    private static void AssertOfficial(ExpectedOutcome expected, GetResponse totals, GetAllocationResponse seats)
    {
        Assert.Equal(expected.Contests.Select(contest => contest.Code), totals.Totals.Select(row => row.Contest));
        foreach (var (contest, row) in expected.Contests.Zip(totals.Totals))
        {
            Assert.Equal(contest.Selections.Select(selection => (ulong)selection.Votes), row.Votes);
            Assert.Equal((uint)contest.Precincts.Counted, row.PrecinctsCounted);
        }

        Assert.Equal(expected.Contests[0].Selections.Select(selection => (uint)selection.Seats), seats.Selections.Select(selection => selection.Seats));
    }

    private static async Task<GetResponse> CountedAsync(ServiceProcess publication, ulong size)
    {
        var client = new TotalsService.TotalsServiceClient(publication.Channel);
        GetResponse? totals = null;
        await Wait.Until(async () => (totals = await TryGetAsync(client))?.AsOf.Position >= size, $"totals as of {size}\n{publication.Log}");
        return totals!;
    }

    private static async Task<GetAllocationResponse> SeatsAsync(ServiceProcess publication) =>
        await new TotalsService.TotalsServiceClient(publication.Channel).GetAllocationAsync(
            new GetAllocationRequest { Contest = "list" });

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
