using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.ServiceKit.Auditing;
using Tabulation.Faults.Tests.Clients;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>An installation with an election opened on it, commissions that submit, subscribers that watch, and the auditor.</summary>
public abstract class Scene : IAsyncLifetime, IDisposable
{
    private const int Precincts = 120;

    private readonly CancellationTokenSource end = new();
    private readonly SmallElection election = new(new SmallElectionSettings { Precincts = Precincts, Policies = [SmallElectionSettings.HoldBoxes] });
    private Watcher[] watchers = [];
    private Task watching = Task.CompletedTask;

    /// <summary>From the environment variable <c>TABULATION_SEED</c>, else another one each time.</summary>
    public int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("TABULATION_SEED"), out var seed) ? seed : Random.Shared.Next();

    internal Installation Installation { get; private set; } = null!;

    internal Auditor Auditor { get; private set; } = null!;

    internal Traffic Traffic { get; private set; } = null!;

    internal CommissionKeys Keys { get; private set; } = null!;

    /// <summary>Results disputed in the districts' contests; nobody begins them but who asks for it.</summary>
    internal Disputes Disputes { get; private set; } = null!;

    /// <summary>The definition is handed in through one replica, its pages and all results through both.</summary>
    public async Task InitializeAsync()
    {
        Installation = await StartServersAsync(election.Root.PublicKey);
        await Installation.StartServicesAsync();
        Auditor = new Auditor(Installation, Reckoning.Of(election.Registry), new TotalsFilter { Contests = { SmallElection.List }, Depth = 2 });
        await OpenAsync(0, [election.Signed.Definition]);
        await OpenAsync(1, election.Signed.Pages);
        Keys = new CommissionKeys(election);
        Traffic = new Traffic(Seed, election, Installation, Auditor, Keys);
        Disputes = new Disputes(Seed, election, Installation, Auditor, Keys);
        watchers = [.. Installation.Publication.Select(each => new Watcher(each, Auditor))];
        watching = Wait.ForAll(watchers.Select(each => Task.Run(() => each.RunAsync(end.Token))));
    }

    /// <summary>Lets each fault happen while commissions submit, and audits after each.</summary>
    internal async Task PlayAsync(Action<string> say, params (string Name, Func<Task> Fault)[] faults)
    {
        say($"TABULATION_SEED={Seed}");
        new Random(Seed).Shuffle(faults);
        foreach (var (name, fault) in faults) await PlayAsync(say, name, fault);
    }

    /// <summary>The root authority says something, through one of the replicas.</summary>
    /// <returns>The position at which it is recorded.</returns>
    internal async Task<long> SayAsync(int intake, Payload payload)
    {
        payload.ElectionId = election.Id;
        var signed = election.Root.Sign([election.Root.Encode(payload)], [0]);
        var position = 0L;
        await HandInAsync(intake, [signed], receipt => position = (long)receipt.Position);
        return position;
    }

    /// <summary>While nobody submits.</summary>
    internal async Task AuditAsync()
    {
        if (watching.IsFaulted) await watching;
        foreach (var service in Installation.Services) await service.ReadyAsync();
        await Auditor.AuditAsync(watchers);
    }

    public async Task DisposeAsync()
    {
        await end.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Installation is not null) await Installation.DisposeAsync();
    }

    public void Dispose()
    {
        Traffic?.Dispose();
        end.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The servers are started, the services are not.</summary>
    private protected abstract Task<Installation> StartServersAsync(VerificationKey operatorKey);

    private async Task PlayAsync(Action<string> say, string name, Func<Task> fault)
    {
        var (started, before, entries) = (TimeProvider.System.GetTimestamp(), Traffic.Acknowledged, Auditor.Audited);
        try
        {
            Traffic.Start();
            await Traffic.GoOnAsync(50);
            await fault();
            await Traffic.GoOnAsync(50);
            await Traffic.StopAsync();
            await AuditAsync();
        }
        catch (Exception failure)
        {
            await Traffic.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new InvalidOperationException($"TABULATION_SEED={Seed}, {name}: {failure.Message}\n{Installation.Logs}", failure);
        }

        say($"{name}: {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s, {Traffic.Acknowledged - before} receipts, "
            + $"{Auditor.Audited - entries} entries, {Auditor.Compared} totals compared so far");
    }

    private Task OpenAsync(int intake, IEnumerable<SignedBatch> batches) => HandInAsync(intake, batches, _ => { });

    private async Task HandInAsync(int intake, IEnumerable<SignedBatch> batches, Action<Receipt> told)
    {
        var submitter = new Submitter(new IntakeService.IntakeServiceClient(Installation.Intake[intake].Channel), Installation.IntakeKey.PublicKey);
        foreach (var batch in batches)
            await submitter.SubmitAsync([batch], answered =>
            {
                Assert.True(answered.IsRecorded, $"Refused: {answered.Answer.Refusal}");
                Auditor.Note(answered.Answer.StatementId.Span, answered.Answer.Receipt);
                told(answered.Answer.Receipt);
            });
    }
}
