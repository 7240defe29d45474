using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Ledger;

namespace Tabulation.Intake;

/// <summary>
/// Brings the appender what other replicas have appended: an election defined through one of them must be known here before anything is
/// handed in here. Not needed for an append, which catches up under the lock; but one that has caught up before holds the lock for less long.
/// </summary>
internal sealed partial class ReplicaFollower(ILedger ledger, Appender appender, TimeProvider clock, ILogger<ReplicaFollower> log)
    : BackgroundService
{
    private const int ChunkEntries = 4_096;
    private const int ChunkBytes = 8 << 20;

    /// <summary>After an outage, and where a wait ended with nothing to read: that must never become a busy loop.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (ChannelClosedException)
            {
                return;
            }
            catch (Exception outage) when (!stoppingToken.IsCancellationRequested)
            {
                LogOutage(outage);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    /// <summary>Returns where a wait ended early.</summary>
    private async Task FollowAsync(CancellationToken stopping)
    {
        var position = await appender.PositionAsync(stopping);
        while (true)
        {
            await ledger.WaitForAsync(position, stopping);
            // Usually it was this replica's own batch that arrived.
            var reached = await appender.PositionAsync(stopping);
            if (reached == position) reached = await ReplayAsync(position, stopping);
            if (reached == position) return;
            position = reached;
        }
    }

    private async Task<long> ReplayAsync(long position, CancellationToken stopping)
    {
        var leaves = await ledger.ReadAsync(position, ChunkEntries, ChunkBytes, stopping);
        return leaves.Count == 0 ? position : await appender.ReplayAsync(position, leaves, stopping);
    }

    [LoggerMessage(LogLevel.Warning, "What other replicas have appended cannot be read at present; appending reads it too.")]
    private partial void LogOutage(Exception outage);
}
