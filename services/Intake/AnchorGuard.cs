using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Anchor;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>
/// Shuts the gate while the ledger is behind what was anchored or was read from it before, or differs from it: a database set back to an older state would
/// else get other entries at positions that are known outside already. Looks before anything is taken in, and again each second.
/// </summary>
internal sealed partial class AnchorGuard(
    ILedgerReader ledger, FollowedTree followed, IAnchor anchor, IntakeGate gate, TimeProvider clock, ILogger<AnchorGuard> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await StepAsync(stoppingToken);
            await Task.Delay(Period, clock, stoppingToken);
        }
    }

    /// <summary>Looks once. A gate that is open stays open in an outage: while this process runs, the ledger itself notices when its database goes back.</summary>
    internal async Task StepAsync(CancellationToken stopping)
    {
        try
        {
            if (await LookAsync(stopping) is { } contradiction) Shut(contradiction);
            else gate.Open();
        }
        catch (Exception outage) when (!stopping.IsCancellationRequested)
        {
            gate.Failed(outage.Message);
            LogOutage(outage);
        }
    }

    /// <summary>Null where the ledger continues what was anchored, and what was read from it.</summary>
    private async Task<string?> LookAsync(CancellationToken stopping)
    {
        // In this order: what is anchored now has been in the ledger before.
        var anchored = await anchor.ReadAsync(stopping);
        await followed.CatchUpAsync(stopping);
        return CompareAnchor(anchored) ?? CompareHead((await ledger.HeadAsync(stopping)).Tree);
    }

    private string? CompareAnchor(TreeHead? anchored)
    {
        if (anchored is not { } head) return null;
        if (head.Size > followed.Tree.Size)
            return $"The ledger ends at {followed.Tree.Size}, but {head.Size} entries were anchored: the missing ones must be appended again.";
        return followed.Tree.HeadAt(head.Size) == head ? null : $"The ledger's first {head.Size} entries are not those that were anchored: this is another history.";
    }

    /// <summary>After a failover to a replica that lacks the last writes, or that has others.</summary>
    private string? CompareHead(TreeHead head)
    {
        if (head.Size < followed.Tree.Size)
            return $"The ledger ends at {head.Size}, but {followed.Tree.Size} entries were read from it before: the missing ones must be appended again.";
        return head.Size > followed.Tree.Size || followed.Tree.HeadAt(head.Size) == head
            ? null
            : $"The ledger's head over {head.Size} entries is not that of the entries that were read from it before: this is another history.";
    }

    private void Shut(string why)
    {
        if (gate.Shut != why) LogShut(why);
        gate.Close(why);
    }

    [LoggerMessage(LogLevel.Critical, "{Why} Nothing is taken in.")]
    private partial void LogShut(string why);

    [LoggerMessage(LogLevel.Warning, "The ledger cannot be held against its anchor at present.")]
    private partial void LogOutage(Exception outage);
}
