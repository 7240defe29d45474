using Microsoft.Data.Sqlite;
using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>A ledger's file, as the ledger opens it and as anybody with a database program can.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.File("ledger.db");

    public SqliteLedger Open() => SqliteLedger.Open(Path, TimeProvider.System);

    /// <summary>Makes the ledger with entries 1 to <paramref name="count"/>, and closes it.</summary>
    public async Task<ToyAdmission> Make(int count)
    {
        var admission = new ToyAdmission();
        await using var ledger = Open();
        await admission.AppendTo(ledger, Enumerable.Range(1, count));
        return admission;
    }

    /// <summary>Runs SQL past the ledger. Statements after the first are run as well.</summary>
    public void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        connection.Run(sql);
    }

    public void Dispose() => _folder.Dispose();
}
