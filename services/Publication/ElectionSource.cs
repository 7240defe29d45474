using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Ledger;

namespace Tabulation.Publication;

/// <summary>The election that is published: its definition and registry, read from the ledger's first entries as soon as they are there.</summary>
internal sealed partial class ElectionSource(ILedgerFeed ledger, TimeProvider clock, ILogger<ElectionSource> log) : BackgroundService
{
    private const int ChunkBytes = 8 << 20;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly ElectionAssembler assembler = new();

    /// <summary>Null until the registry is complete.</summary>
    public Election? Election { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long next = 0;
        while (assembler.Election is null)
        {
            try
            {
                next = await ReadAsync(next, stoppingToken);
            }
            catch (Exception outage) when (!stoppingToken.IsCancellationRequested)
            {
                LogOutage(outage);
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }

        Election = assembler.Election;
    }

    private async Task<long> ReadAsync(long next, CancellationToken stopping)
    {
        var leaves = await ledger.ReadAsync(next, 256, ChunkBytes, stopping);
        foreach (var leaf in leaves)
        {
            if (assembler.Election is null) assembler.Add(leaf);
        }

        if (leaves.Count == 0) await ledger.WaitForAsync(next, stopping);
        return next + leaves.Count;
    }

    [LoggerMessage(LogLevel.Warning, "The election's definition cannot be read from the ledger at present.")]
    private partial void LogOutage(Exception outage);
}
