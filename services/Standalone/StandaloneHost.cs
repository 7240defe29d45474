using Microsoft.Extensions.Logging.Console;
using Tabulation.Anchor;
using Tabulation.Bus;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.V1;
using Tabulation.Intake;
using Tabulation.Ledger;
using Tabulation.Publication;
using Tabulation.Publication.Http;
using Tabulation.Publication.Http.Feeds;
using Tabulation.Publication.Log;
using Tabulation.Publication.Watching;
using Tabulation.ServiceDefaults;
using Tabulation.ServiceDefaults.Hosting;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceDefaults.Settings;
using Tabulation.Tabulator;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TotalsCache;
using Tabulation.TransparencyLog;

namespace Tabulation.Standalone;

/// <summary>The three services in one process: the ledger in SQLite, the bus and the totals cache in memory.</summary>
internal static class StandaloneHost
{
    public static WebApplication Build(StandaloneSettings settings, DataDirectory data, VerificationKey operatorKey, TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(Settings(settings));
        AddLogSettings(builder.Configuration, settings, data);
        var checkpoints = builder.Configuration.Read<CheckpointSettings>(CheckpointSettings.Section);
        builder.Services.AddSingleton(clock);
        builder.AddServiceDefaults();
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<SqliteLedger>(provider => SqliteLedger.Open(data.Ledger, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<ILedger>(provider => provider.GetRequiredService<SqliteLedger>());
        builder.Services.AddSingleton<ILedgerReader>(provider => provider.GetRequiredService<SqliteLedger>());
        builder.Services.AddSingleton<ILedgerFeed>(provider => provider.GetRequiredService<SqliteLedger>());
        builder.Services.AddSingleton<IRelayTurn>(provider => provider.GetRequiredService<SqliteLedger>());
        builder.Services.AddSingleton<ITotalsCache, MemoryTotalsCache>();
        builder.Services.AddSingleton<ITotalsSource>(provider => provider.GetRequiredService<ITotalsCache>());
        builder.Services.AddSingleton(ChangeSeal.Random()).AddSingleton(PeerTokenFile.LoadOrCreate(data.PeersToken));
        builder.Services.AddMemoryBus(bus => bus.AddTabulatorConsumers().AddPublicationConsumers());
        builder.Services.AddIntake(
            IntakeKeyFile.LoadOrCreate(data.IntakeKey), operatorKey, builder.Configuration.Read<ReceiptSettings>(ReceiptSettings.Section));
        builder.Services.AddSingleton(builder.Configuration.Read<AnchorSettings>(AnchorSettings.Section).Open());
        builder.Services.AddTabulator(operatorKey, checkpoints.ReadSigner(settings.Origin), checkpoints);
        WebApplication? app = null;
        builder.Services.AddSingleton(provider => new RemoteCheckpoints(
            () => new TabulationService.TabulationServiceClient(ServiceChannel.Connect(ServiceAddresses.Of(app!).Grpc)),
            provider.GetRequiredService<PeerToken>(), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(builder.Configuration.Read<FeedSettings>(FeedSettings.Section));
        builder.Services.AddPublication(
            builder.Configuration.Read<WatchSettings>(WatchSettings.Section), builder.Configuration.Read<HttpSettings>(HttpSettings.Section));

        app = builder.Build();
        app.MapServiceDefaults(front => front.UsePublication());
        app.MapIntake();
        app.MapTabulator();
        app.MapPublication();
        return app;
    }

    /// <summary>An anchor elsewhere, and witnesses, may be named as in the services' own settings.</summary>
    private static void AddLogSettings(ConfigurationManager configuration, StandaloneSettings settings, DataDirectory data)
    {
        CheckpointKeyFile.Require(data.CheckpointKey);
        configuration["Checkpoints:KeyFile"] = data.CheckpointKey;
        configuration["Anchor:Origin"] = settings.Origin;
        if (configuration["Anchor:Host"] is null) configuration["Anchor:File"] ??= data.Anchor;
    }

    private static Dictionary<string, string?> Settings(StandaloneSettings settings) => new()
    {
        ["Service:Address"] = settings.Addresses.Http.Host == "localhost" ? "127.0.0.1" : settings.Addresses.Http.Host,
        ["Service:HttpPort"] = settings.Addresses.Http.Port.ToString(),
        ["Service:GrpcPort"] = settings.Addresses.Grpc.Port.ToString(),
        ["Logging:LogLevel:Default"] = nameof(LogLevel.Warning),
        // Not ready while starting is expected; /readyz says it to whoever asks.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = nameof(LogLevel.None),
        // The bus is within this process: a message that the stop cuts off is no fault, and whoever sends says itself what cannot be sent.
        ["Logging:LogLevel:MassTransit"] = nameof(LogLevel.None),
    };
}
