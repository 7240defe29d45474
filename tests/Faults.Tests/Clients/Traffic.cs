using Grpc.Core;
using Tabulation.ElectionKit;
using Tabulation.ServiceKit.Auditing;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>All commissions, submitting at the same time.</summary>
internal sealed class Traffic(int seed, SmallElection election, Installation installation, Auditor auditor, CommissionKeys keys) : IDisposable
{
    private const int Commissions = 4;

    private readonly Commission[] commissions = [.. Enumerable.Range(0, Commissions).Select(number => new Commission(
        seed + number, [.. Enumerable.Range(0, election.Settings.Precincts).Where(precinct => precinct % Commissions == number)],
        election, installation, auditor, keys))];

    private CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    /// <summary>Statements with a receipt.</summary>
    public int Acknowledged => commissions.Sum(each => each.Acknowledged);

    /// <summary>What calls ended with since <see cref="ForgetOutages"/> that brought no answer.</summary>
    public IReadOnlyList<RpcException> Outages => [.. commissions.SelectMany(each => each.Submitter.Outages)];

    public void ForgetOutages()
    {
        foreach (var each in commissions) each.Submitter.Outages.Clear();
    }

    public void Start()
    {
        stop.Dispose();
        stop = new CancellationTokenSource();
        var token = stop.Token;
        running = Wait.ForAll(commissions.Select(each => Task.Run(() => each.RunAsync(token), CancellationToken.None)));
    }

    /// <summary>Begins nothing new, and waits until everything that was sent has its answer.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running.WaitAsync(2 * Wait.Limit);
    }

    public void Dispose() => stop.Dispose();

    /// <summary>All go to one replica only, or, with null, to any.</summary>
    public void GoTo(int? intake)
    {
        foreach (var each in commissions) each.Submitter.Only = intake;
    }

    /// <summary>Waits until so many more statements have a receipt.</summary>
    public async Task GoOnAsync(int more)
    {
        var target = Acknowledged + more;
        await Wait.Until(async () =>
        {
            if (running.IsFaulted) await running;
            return Acknowledged >= target;
        }, $"{more} more receipts");
    }
}
