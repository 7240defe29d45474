using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>
/// A process of its own that appends to a ledger's file without end. For each batch it writes a line: the number of entries before
/// it and after it, or the error.
/// </summary>
internal static class Appending
{
    public const int BatchSize = 20;

    private const string Command = "append";

    public static ChildProcess Start(string path) => ChildProcess.Start("dotnet", "exec", typeof(Appending).Assembly.Location, Command, path);

    /// <summary>The same; a write beyond its file size limit is an error then and not the end of the process.</summary>
    public static ChildProcess StartLimited(string path) => ChildProcess.Start(
        "sh", "-c", "trap '' XFSZ; exec dotnet exec \"$@\"", "sh", typeof(Appending).Assembly.Location, Command, path);

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [Command, var path])
            return 2;
        await using var ledger = SqliteLedger.Open(path, TimeProvider.System);
        var admission = new ToyAdmission { LeafLength = 300 };
        while (true)
            Console.WriteLine(await Append(ledger, admission));
    }

    // Statements are numbered by position, so that whoever reads the file knows what belongs where.
    private static async Task<string> Append(SqliteLedger ledger, ToyAdmission admission)
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
