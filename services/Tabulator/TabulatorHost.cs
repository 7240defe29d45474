using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Anchor;
using Tabulation.Bus;
using Tabulation.LedgerClient;
using Tabulation.ServiceDefaults;
using Tabulation.ServiceDefaults.Settings;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TotalsCache.Redis;

namespace Tabulation.Tabulator;

/// <summary>Tabulation as a process of its own: the ledger from Intake, the bus over RabbitMQ, the totals cache in Redis.</summary>
internal static class TabulatorHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.Services.AddRemoteLedger(builder.Configuration.Read<PeerSettings>(PeerSettings.Section));
        builder.Services.AddRedisTotals(builder.Configuration.Read<CacheSettings>(CacheSettings.Section));
        builder.Services.AddRabbitMqBus(
            builder.Configuration.Read<BusSettings>(BusSettings.Section), bus => bus.AddTabulatorConsumers());
        var anchor = builder.Configuration.Read<AnchorSettings>(AnchorSettings.Section);
        builder.Services.AddSingleton(anchor.Open());
        var checkpoints = builder.Configuration.Read<CheckpointSettings>(CheckpointSettings.Section);
        builder.Services.AddTabulator(
            builder.Configuration.Read<KeySettings>(KeySettings.Section).ReadOperator(), checkpoints.ReadSigner(anchor.Origin), checkpoints);

        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapTabulator();
        return app;
    }
}
