using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Tabulation.ServiceDefaults.Hosting;

namespace Tabulation.ServiceDefaults.Tests.Hosting;

/// <summary>What every request would pay for, and only those who want its lines get.</summary>
public sealed class RequestScopeTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("--Logging:LogLevel:Microsoft.AspNetCore=Information", true)]
    [InlineData("--Logging:LogLevel:Microsoft.AspNetCore.Hosting=Information", true)]
    [InlineData("--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Information", true)]
    public async Task A_request_has_an_activity_only_where_it_may_be_logged(string setting, bool expected)
    {
        string[] settings = ["--Service:GrpcPort=0", "--Service:HttpPort=0", "--Service:DrainTime=00:00:00"];
        var builder = WebApplication.CreateBuilder([.. settings, .. setting.Length > 0 ? [setting] : Array.Empty<string>()]);
        builder.AddServiceDefaults();
        await using var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGet("/activity", () => $"{Activity.Current is not null}");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = ServiceAddresses.Of(app).Http };
        // The client must not bring one along.
        Activity.Current = null;
        Assert.Equal($"{expected}", await client.GetStringAsync(new Uri("activity", UriKind.Relative)));
    }
}
