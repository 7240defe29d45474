using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Anchor;
using Tabulation.Bus;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.Intake;

/// <summary>Intake as a process of its own: the ledger in PostgreSQL, the bus over RabbitMQ.</summary>
internal static class IntakeHost
{
    public static async Task<WebApplication> BuildAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        var keys = builder.Configuration.Read<KeySettings>(KeySettings.Section);
        builder.Services.AddSingleton(builder.Configuration.Read<PeerSettings>(PeerSettings.Section).ReadToken());
        builder.Services.AddRabbitMqBus(builder.Configuration.Read<BusSettings>(BusSettings.Section));
        builder.Services.AddSingleton(builder.Configuration.Read<AnchorSettings>(AnchorSettings.Section).Open());
        builder.Services.AddIntake(keys.ReadIntake(), keys.ReadOperator(), builder.Configuration.Read<ReceiptSettings>(ReceiptSettings.Section));

        var store = builder.Configuration.Read<StoreSettings>(StoreSettings.Section).ReadConnectionString();
        var ledger = await PostgresLedger.OpenAsync(store, new PostgresLedgerOptions(), null, CancellationToken.None);
        builder.Services.AddSingleton(_ => ledger);
        builder.Services.AddSingleton<ILedger>(services => services.GetRequiredService<PostgresLedger>());
        builder.Services.AddSingleton<ILedgerReader>(services => services.GetRequiredService<PostgresLedger>());
        builder.Services.AddSingleton<IRelayTurn>(services => services.GetRequiredService<PostgresLedger>());

        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapIntake();
        return app;
    }
}
