using Spectre.Console;
using Tabulation.Client.Keys;
using Tabulation.Contracts.Channels;
using Tabulation.Ledger;
using Tabulation.Samples;
using Tabulation.Samples.Playing;
using Tabulation.ServiceDefaults.Hosting;
using Tabulation.ServiceDefaults.Settings;
using Tabulation.Standalone.Demo;
using Tabulation.TransparencyLog;

namespace Tabulation.Standalone;

/// <summary>Starts the services, plays the demonstration if there is one, and serves until told to stop.</summary>
internal static class StandaloneRun
{
    private const int CannotStart = 2;

    /// <summary>Characters a line where there is no terminal to ask.</summary>
    private const int PlainWidth = 160;

    public static async Task<int> RunAsync(StandaloneSettings settings, CancellationToken cancellation)
    {
        // What people read goes to standard error where standard output is for JSON.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(settings.Json ? Console.Error : Console.Out) });
        if (!console.Profile.Out.IsTerminal) (console.Profile.Width, console.Profile.Capabilities.Ansi) = (PlainWidth, false);
        try
        {
            using var data = new DataDirectory(settings.Data);
            return await RunAsync(settings, data, console, cancellation);
        }
        catch (Exception refusal) when (refusal is SettingException or IOException or InvalidDataException or LedgerOpenException or LedgerCorruptException)
        {
            // In one line, however long.
            console.Profile.Width = 10_000;
            console.MarkupLine($"[red]Cannot start:[/] {Markup.Escape(refusal.Message)}");
            return CannotStart;
        }
    }

    private static async Task<int> RunAsync(StandaloneSettings settings, DataDirectory data, IAnsiConsole console, CancellationToken cancellation)
    {
        var night = settings.Demo is { } demo ? RehearsedElection.Prepare(SampleCatalogue.Find(demo)!, seed: null, KeyFiles.In(data.Keys)) : null;
        var operatorKey = night?.OperatorKey ?? OperatorKeyFile.Find(settings.OperatorKey, data, console);
        StartCheck.PortsAreFree(settings.Addresses);
        await using var app = StandaloneHost.Build(settings, data, operatorKey, TimeProvider.System);
        await StartCheck.LedgerBelongsToAsync(operatorKey, app.Services.GetRequiredService<ILedgerFeed>(), data.Ledger);
        await app.StartAsync(cancellation);
        var addresses = ServiceAddresses.Of(app);
        console.WriteLine($"gRPC on {addresses.Grpc}, JSON on {addresses.Http}api/election; the ledger is {data.Ledger}. Ctrl-C stops.");
        console.WriteLine($"Log {addresses.Http}log/ with key {app.Services.GetRequiredService<NoteSigner>().Verifier}");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation, app.Lifetime.ApplicationStopping);
        var outcome = night is null ? 0 : await PlayAsync(settings, night, addresses, console, stopping.Token);
        if (!settings.Exit) await WaitAsync(console, night is null ? null : CheckLine(app, night, addresses), stopping.Token);
        await app.StopAsync(CancellationToken.None);
        return outcome;
    }

    private static async Task<int> PlayAsync(
        StandaloneSettings settings, RehearsedElection night, ServiceAddresses addresses, IAnsiConsole console, CancellationToken stopping)
    {
        using var channel = ServiceChannel.Connect(addresses.Grpc);
        try
        {
            return await new DemoRun(night, addresses, channel, console, TimeProvider.System).PlayAsync(settings.Speed.Factor, settings.Json, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            console.WriteLine("Stopped before the night was over.");
            return 0;
        }
    }

    /// <summary>How anybody repeats the count.</summary>
    private static string CheckLine(WebApplication app, RehearsedElection night, ServiceAddresses addresses) =>
        $"To check it all: dotnet run --project services/Cli -- verify {addresses.Http}log --election {night.ElectionId} --log-key {app.Services.GetRequiredService<NoteSigner>().Verifier}";

    private static async Task WaitAsync(IAnsiConsole console, string? check, CancellationToken stopping)
    {
        // In one line, however long, so that it can be copied.
        console.Profile.Width = 10_000;
        if (!stopping.IsCancellationRequested && check is not null) console.WriteLine(check);
        if (!stopping.IsCancellationRequested) console.WriteLine("Serving. Ctrl-C stops.");
        await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
