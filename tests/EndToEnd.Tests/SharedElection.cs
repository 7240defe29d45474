using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>One server for all tests of a class, with a small election opened on it.</summary>
public class SharedElection : IAsyncLifetime
{
    private readonly SmallElectionSettings settings;
    private RunningElection? running;

    public SharedElection()
        : this(new SmallElectionSettings())
    {
    }

    protected SharedElection(SmallElectionSettings settings) => this.settings = settings;

    internal RunningElection Running => running!;

    internal TestClient Client => Running.Client;

    internal SmallElection Election => Running.Election;

    public async Task InitializeAsync() => running = await RunningElection.StartAsync(settings);

    public Task DisposeAsync() => running is null ? Task.CompletedTask : running.DisposeAsync().AsTask();
}

/// <summary>The same, where more ballots in the boxes than issued hold a result.</summary>
public sealed class HoldingElection() : SharedElection(new SmallElectionSettings { Policies = [SmallElectionSettings.HoldBoxes] });
