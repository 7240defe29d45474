using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.Errors;
using Tabulation.EchoService;

namespace Tabulation.ServiceDefaults.Tests.Hosting;

public sealed class LogTests
{
    private const string Error = "failed unexpectedly";

    [Fact]
    public async Task Json_lines_carry_the_id_the_client_was_given()
    {
        await using var echo = await EchoProcess.Start("--Service:JsonLogs=true");
        var error = await Fail(echo);
        var line = JsonElement.Parse(await echo.Process.ReadLineWith(Error));
        Assert.Equal("Error", line.GetProperty("LogLevel").GetString());
        Assert.EndsWith("Z", line.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
        Assert.Equal(error.GetDetail<RequestInfo>()!.RequestId, line.GetProperty("State").GetProperty("ErrorId").GetString());
    }

    [Fact]
    public async Task Calls_are_not_logged_one_by_one()
    {
        await using var echo = await EchoProcess.Start();
        await Fail(echo);
        // Lifetime messages come first, so the first line after them must be the error itself.
        for (var line = ""; !line.Contains(Error, StringComparison.Ordinal); line = await echo.Process.ReadLine() ?? Error)
            Assert.True(line.Length == 0 || line.Contains("Microsoft.Hosting.Lifetime", StringComparison.Ordinal), line);
    }

    [Fact]
    public async Task Configuration_can_ask_for_every_call()
    {
        await using var echo = await EchoProcess.Start("--Logging:LogLevel:Microsoft.AspNetCore=Information");
        await Fail(echo);
        await echo.Process.ReadLineWith("Request starting HTTP/2 POST");
    }

    private static async Task<RpcException> Fail(EchoProcess echo)
    {
        using var channel = ServiceChannel.Connect(echo.Addresses.Grpc);
        var request = new FailRequest { Kind = FailRequest.Types.Kind.Bug };
        return await Assert.ThrowsAsync<RpcException>(() => new Echo.EchoClient(channel).FailAsync(request).ResponseAsync);
    }
}
