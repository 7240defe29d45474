using Npgsql;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ServiceKit.Installing;
using Tabulation.TransparencyLog;
using Head = Tabulation.TransparencyLog.SignedHead;

namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary>The ledger's tables in the hands of whoever has the database's superuser, and with it what its triggers keep others from.</summary>
internal sealed class LedgerRows(SingleServers servers)
{
    private const string Ledger = "tabulation";

    /// <summary>Runs SQL without the triggers that keep entries as they are.</summary>
    public async Task RunAsync(string sql, params IReadOnlyList<object> values)
    {
        await using var session = await servers.OpenSessionAsync();
        await using var transaction = await session.BeginTransactionAsync();
        await RunAsync(session, "SET LOCAL session_replication_role = replica", []);
        await RunAsync(session, sql, values);
        await transaction.CommitAsync();
    }

    /// <summary>All entries' bytes, in order.</summary>
    public async Task<List<byte[]>> LeavesAsync()
    {
        await using var session = await servers.OpenSessionAsync();
        await using var command = new NpgsqlCommand("SELECT leaf FROM entries ORDER BY position", session);
        await using var rows = await command.ExecuteReaderAsync();
        var leaves = new List<byte[]>();
        while (await rows.ReadAsync()) leaves.Add(rows.GetFieldValue<byte[]>(0));
        return leaves;
    }

    /// <summary>Puts other bytes in an entry's place, with their leaf hash.</summary>
    public Task ChangeAsync(long position, byte[] leaf) => RunAsync(
        "UPDATE entries SET leaf = $1, leaf_hash = $2 WHERE position = $3", leaf, Rfc6962.LeafHash(leaf).ToArray(), position);

    /// <summary>Makes these the ledger's entries from a position on, under a head that a key signs: whoever has Intake's can.</summary>
    public async Task RewriteAsync(SigningKey intake, int from, params IReadOnlyList<byte[]> added)
    {
        List<byte[]> leaves = [.. (await LeavesAsync()).Take(from), .. added];
        await RunAsync("DELETE FROM entries WHERE position >= $1", (long)from);
        foreach (var (place, leaf) in added.Index())
            await RunAsync(
                "INSERT INTO entries VALUES ($1, $2, $3, $4)", (long)(from + place), StatementOf(leaf), Rfc6962.LeafHash(leaf).ToArray(), leaf);
        var edge = RightEdge.Empty.Append([.. leaves.Select(leaf => Rfc6962.LeafHash(leaf))]);
        var head = new TreeHead(edge.Size, edge.Root());
        await RunAsync(
            "UPDATE head SET size = $1, root = $2, right_edge = $3, signature = $4", head.Size, head.Root.ToArray(), edge.ToBytes(),
            Head.Sign(intake, head).Signature.ToArray());
        await RunAsync("NOTIFY tabulation_ledger");
    }

    /// <summary>Keeps the whole database as it is now; nobody may be connected to it.</summary>
    public Task BackUpAsync(string name) => servers.SqlAsync($"CREATE DATABASE {name} TEMPLATE {Ledger}");

    /// <summary>Puts what was kept in the database's place, whoever is connected to it.</summary>
    public async Task RestoreAsync(string name)
    {
        await servers.SqlAsync($"DROP DATABASE {Ledger} WITH (FORCE)");
        await servers.SqlAsync($"CREATE DATABASE {Ledger} TEMPLATE {name}");
    }

    private static byte[] StatementOf(byte[] leaf) => StatementId.OfPayload(Entry.Parser.ParseFrom(leaf).Envelope.Payload.Span).Value.ToArray();

    private static async Task RunAsync(NpgsqlConnection session, string sql, IReadOnlyList<object> values)
    {
        await using var command = new NpgsqlCommand(sql, session);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
