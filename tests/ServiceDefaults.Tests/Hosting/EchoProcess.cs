using System.Text.RegularExpressions;
using Tabulation.ServiceDefaults.Hosting;
using Tabulation.TestKit;

namespace Tabulation.ServiceDefaults.Tests.Hosting;

/// <summary>The echo service in a process of its own, to be sent signals.</summary>
internal sealed partial record EchoProcess(ChildProcess Process, ServiceAddresses Addresses) : IAsyncDisposable
{
    public static async Task<EchoProcess> Start(params string[] arguments)
    {
        var process = ChildProcess.Start("dotnet", [Program, "--Service:GrpcPort=0", "--Service:HttpPort=0", .. arguments]);
        var line = await process.ReadLineWith(nameof(ServiceAddresses));
        var addresses = Address().Matches(line).Select(match => new Uri(match.Value)).ToList();
        return new(process, new(addresses[0], addresses[1]));
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Tabulation.EchoService.dll");

    [GeneratedRegex("http://[^ ]+")]
    private static partial Regex Address();
}
