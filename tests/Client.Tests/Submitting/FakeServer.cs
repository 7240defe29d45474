using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tabulation.Client.Tests.Totals;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.V1;
using Tabulation.ServiceDefaults;
using Tabulation.ServiceDefaults.Hosting;

namespace Tabulation.Client.Tests.Submitting;

/// <summary>A <see cref="FakeIntake"/>, and what else a test adds, on a real port, reached through a real channel.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly GrpcChannel channel;

    private FakeServer(WebApplication app, FakeIntake intake)
    {
        this.app = app;
        Intake = intake;
        channel = ServiceChannel.Connect(ServiceAddresses.Of(app).Grpc);
        Client = new IntakeService.IntakeServiceClient(channel);
        Totals = new TotalsService.TotalsServiceClient(channel);
    }

    public FakeIntake Intake { get; }

    public TotalsService.TotalsServiceClient Totals { get; }

    public IntakeService.IntakeServiceClient Client { get; }

    public static async Task<FakeServer> StartAsync(FakeIntake intake, int port = 0, FakeTotals? totals = null)
    {
        var builder = WebApplication.CreateBuilder(
            [$"--Service:GrpcPort={port}", "--Service:HttpPort=0", "--Service:DrainTime=00:00:00"]);
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(intake).AddSingleton(totals ?? new FakeTotals());
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGrpcService<FakeIntake>();
        app.MapGrpcService<FakeTotals>();
        await app.StartAsync();
        return new FakeServer(app, intake);
    }

    /// <summary>Ends the server and its connections; the client stays.</summary>
    public Task StopServingAsync() => app.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await app.DisposeAsync();
    }
}
