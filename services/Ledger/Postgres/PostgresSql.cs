using Npgsql;

namespace Tabulation.Ledger;

/// <summary>Statements in short. Those run often are prepared by the driver, connection by connection.</summary>
internal static class PostgresSql
{
    public static NpgsqlCommand Sql(this NpgsqlConnection connection, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Adds a statement that goes out in the same round trip as those before it.</summary>
    public static NpgsqlBatch Then(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
        return batch;
    }

    /// <summary>A parameter for $1, $2 and on, in order.</summary>
    public static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static async Task RunAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken = default)
    {
        await using var command = connection.Sql(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The one value that the statement gives.</summary>
    public static async Task<T> OneAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken = default)
    {
        await using var command = connection.Sql(sql);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
