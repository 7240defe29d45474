using Npgsql;
using Tabulation.TestKit;

namespace Tabulation.Anchor.Tests;

/// <summary>The anchor as a row in a database.</summary>
public sealed class PostgresAnchorTests : AnchorContract, IAsyncLifetime
{
    private readonly List<PostgresAnchor> opened = [];
    private PostgresDatabase database = null!;

    protected override IAnchor Open(string origin = Origin)
    {
        var anchor = new PostgresAnchor(database.ConnectionString, origin);
        lock (opened) opened.Add(anchor);
        return anchor;
    }

    public async Task InitializeAsync() => database = await PostgresDatabase.Create();

    public async Task DisposeAsync()
    {
        foreach (var anchor in opened) await anchor.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task One_database_serves_several_logs()
    {
        await Open().TryMoveAsync(null, Head(3), default);
        Assert.Null(await Open("other.example/log").ReadAsync(default));
        Assert.True(await Open("other.example/log").TryMoveAsync(null, Head(1), default));
        Assert.Equal(Head(3), await Open().ReadAsync(default));
    }

    [Fact]
    public async Task A_database_that_is_away_is_an_outage()
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "missing" };
        await using var away = new PostgresAnchor(settings.ToString(), Origin);
        await Assert.ThrowsAsync<AnchorException>(() => away.ReadAsync(default));
    }
}
