using Grpc.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Anchor;
using Tabulation.Contracts.Errors;
using Tabulation.Ledger;
using Tabulation.ServiceKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;
using RetryInfo = Google.Rpc.RetryInfo;

namespace Tabulation.Intake.Tests;

/// <summary>A database that was set back takes nothing in, and does again once it has caught up with what was anchored.</summary>
public sealed class AnchorGuardTests : IDisposable
{
    private readonly ReadableLedger ledger = new();
    private readonly MemoryAnchor anchor = new();
    private readonly IntakeGate gate = new();
    private readonly AnchorGuard guard;

    public AnchorGuardTests() =>
        guard = new AnchorGuard(ledger, new FollowedTree(ledger), anchor, gate, new SteppedClock(), NullLogger<AnchorGuard>.Instance);

    public void Dispose() => guard.Dispose();

    [Fact]
    public void Nothing_is_taken_in_before_anybody_looked()
    {
        var refused = Assert.Throws<RpcException>(gate.Require);
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.NotNull(refused.GetDetail<RetryInfo>());
    }

    [Fact]
    public async Task A_ledger_that_has_what_was_anchored_and_more_takes_in()
    {
        await guard.StepAsync(default);
        gate.Require();
        ledger.Add(Entries(0, 300));
        anchor.Stands = ReadableLedger.HeadOf([.. Entries(0, 270)]).Tree;
        await guard.StepAsync(default);
        gate.Require();
        Assert.Equal(HealthStatus.Healthy, (await gate.CheckHealthAsync(new HealthCheckContext())).Status);
    }

    [Fact]
    public async Task A_ledger_set_back_takes_nothing_in_until_the_missing_entries_are_there_again()
    {
        ledger.Add(Entries(0, 5));
        anchor.Stands = ReadableLedger.HeadOf([.. Entries(0, 8)]).Tree;
        await guard.StepAsync(default);
        Assert.Contains("ends at 5, but 8 entries were anchored", Assert.Throws<RpcException>(gate.Require).Status.Detail, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Unhealthy, (await gate.CheckHealthAsync(new HealthCheckContext())).Status);
        ledger.Add(Entries(5, 3));
        await guard.StepAsync(default);
        gate.Require();
    }

    [Fact]
    public async Task A_ledger_set_back_that_got_other_entries_meanwhile_takes_nothing_in()
    {
        anchor.Stands = ReadableLedger.HeadOf([.. Entries(0, 8)]).Tree;
        ledger.Add(Entries(0, 5));
        ledger.Add(Entries(50, 10));
        await guard.StepAsync(default);
        Assert.Contains("another history", Assert.Throws<RpcException>(gate.Require).Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_goes_back_behind_what_was_read_from_it_takes_nothing_in_until_it_has_that_again()
    {
        ledger.Add(Entries(0, 8));
        await guard.StepAsync(default);
        gate.Require();
        ledger.Replace(Entries(0, 5));
        await guard.StepAsync(default);
        Assert.Contains("ends at 5, but 8 entries were read from it before", Assert.Throws<RpcException>(gate.Require).Status.Detail, StringComparison.Ordinal);
        ledger.Replace([.. Entries(0, 7), .. Entries(50, 1)]);
        await guard.StepAsync(default);
        Assert.Contains("another history", Assert.Throws<RpcException>(gate.Require).Status.Detail, StringComparison.Ordinal);
        ledger.Replace(Entries(0, 9));
        await guard.StepAsync(default);
        gate.Require();
    }

    [Fact]
    public async Task An_anchor_that_cannot_be_read_keeps_the_gate_as_it_is()
    {
        anchor.Failure = new AnchorException("The volume is away.");
        await guard.StepAsync(default);
        Assert.Throws<RpcException>(gate.Require);
        anchor.Failure = null;
        await guard.StepAsync(default);
        anchor.Failure = new AnchorException("The volume is away.");
        await guard.StepAsync(default);
        gate.Require();
        Assert.Equal(HealthStatus.Degraded, (await gate.CheckHealthAsync(new HealthCheckContext())).Status);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Entries(int from, int count) =>
        Enumerable.Range(from, count).Select(position => new ReadOnlyMemory<byte>(BitConverter.GetBytes(position)));
}
