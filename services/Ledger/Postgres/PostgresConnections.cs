using Npgsql;

namespace Tabulation.Ledger;

/// <summary>Connections to the primary server with the same settings. Several hosts may be named; those that only follow are passed over.</summary>
internal sealed class PostgresConnections : IAsyncDisposable
{
    // The driver's own 15 s for a host that does not answer is longer than anybody who hands something in waits.
    private const int UsualConnectSeconds = 3;

    private readonly NpgsqlDataSource _all, _primary;

    private PostgresConnections(NpgsqlConnectionStringBuilder settings)
    {
        settings.Remove("Target Session Attributes");
        settings.Enlist = false;
        if (!settings.ShouldSerialize("Timeout")) settings.Timeout = UsualConnectSeconds;
        ConnectSeconds = settings.Timeout;
        settings.MaxAutoPrepare = 20;
        settings.AutoPrepareMinUsages = 2;
        // A session that was ended makes the driver take its host for dead, for so long.
        settings.HostRecheckSeconds = settings.Pooling ? 1 : 0;
        Name = $"{settings.Host}/{settings.Database}";
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        _all = settings.Host?.Contains(',', StringComparison.Ordinal) == true ? builder.BuildMultiHost() : builder.Build();
        _primary = _all is NpgsqlMultiHostDataSource hosts ? hosts.WithTargetSession(TargetSessionAttributes.Primary) : _all;
    }

    /// <summary>The hosts and the database, for messages.</summary>
    public string Name { get; }

    /// <summary>How long a host has to let us in, in seconds: 3 where the connection string says nothing.</summary>
    public int ConnectSeconds { get; }

    /// <summary>Pooled, for reading.</summary>
    public static PostgresConnections Readers(string connectionString) => new(new NpgsqlConnectionStringBuilder(connectionString));

    /// <summary>
    /// For appending. Not pooled: closing one ends its transaction. The client waits longer than the server, so that it is normally
    /// the server that says what was wrong.
    /// </summary>
    public static PostgresConnections Writers(string connectionString, PostgresLedgerOptions options) => Unpooled(connectionString,
        (int)(options.LockTimeout + 4 * options.HoldTimeout).TotalSeconds + 1,
        $"-c lock_timeout={options.LockTimeout.TotalMilliseconds:F0}",
        $"-c statement_timeout={options.HoldTimeout.TotalMilliseconds:F0}",
        $"-c idle_in_transaction_session_timeout={options.HoldTimeout.TotalMilliseconds:F0}");

    /// <summary>For holding a turn: the server ends a session that is silent for so long.</summary>
    public static PostgresConnections Turns(string connectionString, TimeSpan silence) =>
        Unpooled(connectionString, (int)silence.TotalSeconds, $"-c idle_session_timeout={silence.TotalMilliseconds:F0}");

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _primary.OpenConnectionAsync(cancellationToken);

    public ValueTask DisposeAsync() => _all.DisposeAsync();

    private static PostgresConnections Unpooled(string connectionString, int commandSeconds, params ReadOnlySpan<string> options)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = commandSeconds };
        settings.Options = string.Join(' ', [settings.Options ?? "", .. options]).Trim();
        return new PostgresConnections(settings);
    }
}
