using System.Text;
using Npgsql;
using Tabulation.TransparencyLog;

namespace Tabulation.Anchor;

/// <summary>The anchor as a row in a PostgreSQL database other than the ledger's. Its tables are made where they are missing; one database serves any number of logs.</summary>
/// <param name="connectionString">The database, and a user who may make a table in it.</param>
/// <param name="origin">Origin of the log.</param>
public sealed class PostgresAnchor(string connectionString, string origin) : IAnchor, IAsyncDisposable
{
    private const string Tables = "CREATE TABLE IF NOT EXISTS anchor (origin text PRIMARY KEY, size bigint NOT NULL, root bytea NOT NULL);"
        + "CREATE TABLE IF NOT EXISTS evidence (origin text PRIMARY KEY, note text NOT NULL)";

    private const string Latest = "SELECT size, root FROM anchor WHERE origin = $1";
    private const string First = "INSERT INTO anchor (origin, size, root) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    private const string Next = "UPDATE anchor SET size = $2, root = $3 WHERE origin = $1 AND size = $4 AND root = $5";

    private const string Evidence = "SELECT note FROM evidence WHERE origin = $1";
    private const string Keep = "INSERT INTO evidence (origin, note) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    private readonly NpgsqlDataSource database = NpgsqlDataSource.Create(connectionString);

    /// <inheritdoc/>
    public Task<TreeHead?> ReadAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var command = Command(Latest, [origin]);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? new TreeHead(rows.GetInt64(0), Hash256.From(rows.GetFieldValue<byte[]>(1))) : (TreeHead?)null;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryMoveAsync(TreeHead? from, TreeHead to, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        object[] values = [origin, to.Size, to.Root.ToArray()];
        await using var command = from is { } stands ? Command(Next, [.. values, stands.Size, stands.Root.ToArray()]) : Command(First, values);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<SignedNote?> ReadEvidenceAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var command = Command(Evidence, [origin]);
        return await command.ExecuteScalarAsync(cancellationToken) is string text && SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out var note) ? note : null;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task KeepEvidenceAsync(SignedNote evidence, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        ArgumentNullException.ThrowIfNull(evidence);
        await using var command = Command(Keep, [origin, evidence.ToString()]);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> access, CancellationToken cancellation)
    {
        try
        {
            try
            {
                return await access();
            }
            catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
            {
                await MakeTablesAsync(cancellation);
                return await access();
            }
        }
        catch (NpgsqlException failure)
        {
            throw new AnchorException($"The anchor's database cannot be used: {failure.Message}", failure);
        }
    }

    private async Task MakeTablesAsync(CancellationToken cancellation)
    {
        try
        {
            await using var tables = database.CreateCommand(Tables);
            await tables.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException made) when (made.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable
            or PostgresErrorCodes.DuplicateObject)
        {
            // Another process made it at the same moment.
        }
    }
}
