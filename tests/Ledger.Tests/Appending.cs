using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>
/// A process of its own that appends to a ledger without end. For each batch it writes a line: the number of entries before
/// it and after it, or the error.
/// </summary>
internal static class Appending
{
    public const int BatchSize = 20;

    private const string Command = "append";
    private const string PostgresCommand = "append-postgres";
    private const string RelayCommand = "relay";

    public static ChildProcess Start(string path) => ChildProcess.Start("dotnet", "exec", typeof(Appending).Assembly.Location, Command, path);

    /// <summary>The same; a write beyond its file size limit is an error then and not the end of the process.</summary>
    public static ChildProcess StartLimited(string path) => ChildProcess.Start(
        "sh", "-c", "trap '' XFSZ; exec dotnet exec \"$@\"", "sh", typeof(Appending).Assembly.Location, Command, path);

    /// <summary>The same in the PostgreSQL database with this connection string, where it need not be the only one.</summary>
    public static ChildProcess StartPostgres(string connectionString) =>
        ChildProcess.Start("dotnet", "exec", typeof(Appending).Assembly.Location, PostgresCommand, connectionString);

    /// <summary>A process that takes the turn to relay, says "taken", and "lost" when it is.</summary>
    public static ChildProcess Relay(string connectionString) =>
        ChildProcess.Start("dotnet", "exec", typeof(Appending).Assembly.Location, RelayCommand, connectionString);

    public static Task<int> Main(string[] arguments) => arguments switch
    {
        [Command, var path] => AppendWithoutEnd(SqliteLedger.Open(path, TimeProvider.System)),
        [PostgresCommand, var connectionString] => AppendToPostgres(connectionString),
        [RelayCommand, var connectionString] => HoldTurn(connectionString),
        _ => Task.FromResult(2),
    };

    private static async Task<int> AppendToPostgres(string connectionString) =>
        await AppendWithoutEnd(await PostgresLedger.OpenAsync(connectionString, new PostgresLedgerOptions(), null, default));

    private static async Task<int> HoldTurn(string connectionString)
    {
        await using var ledger = await PostgresLedger.OpenAsync(connectionString, new PostgresLedgerOptions(), null, default);
        await using var turn = await ledger.TryTakeRelayTurnAsync(default);
        Console.WriteLine(turn is null ? "not taken" : "taken");
        var lost = new TaskCompletionSource();
        await using var registration = turn!.Lost.Register(lost.SetResult);
        await lost.Task;
        Console.WriteLine("lost");
        return 0;
    }

    private static async Task<int> AppendWithoutEnd(ILedger ledger)
    {
        var admission = new ToyAdmission { LeafLength = 300 };
        while (true)
            Console.WriteLine(await Append(ledger, admission));
    }

    // Statements are numbered by position, so that whoever reads the ledger knows what belongs where.
    private static async Task<string> Append(ILedger ledger, ToyAdmission admission)
    {
        try
        {
            var head = await ledger.HeadAsync(default);
            var result = await admission.AppendTo(ledger, Enumerable.Range((int)head.Size, BatchSize));
            return $"{head.Size} {result.Head.Size}";
        }
        catch (Exception error)
        {
            return error.ToString().ReplaceLineEndings(" ");
        }
    }
}
