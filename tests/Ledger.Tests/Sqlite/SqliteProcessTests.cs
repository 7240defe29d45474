using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>A process that appends is killed, or cannot write any more: what it acknowledged is there, and nothing is half there.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private const int Rounds = 5;

    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Every_acknowledged_entry_is_there_after_kill_9()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var child = Appending.Start(_file.Path);
            var acknowledged = await Acknowledged(child, batches: 5 + 40 * round);
            await AssertHolds(await Kill(child, acknowledged));
        }
    }

    [Fact]
    public async Task What_a_killed_process_left_in_the_log_is_in_the_database_once_the_ledger_is_open()
    {
        await using var child = Appending.Start(_file.Path);
        var acknowledged = await Kill(child, await Acknowledged(child, batches: 5));
        await using var ledger = _file.Open();
        using var copy = new SqliteFile();
        File.Copy(_file.Path, copy.Path);
        await using var without = copy.Open();
        Assert.InRange((await without.HeadAsync(default)).Size, acknowledged, long.MaxValue);
    }

    [Fact]
    public async Task Writes_that_fail_leave_nothing_behind_and_appending_goes_on_when_they_work_again()
    {
        await using var child = Appending.StartLimited(_file.Path);
        await Acknowledged(child, batches: 20);
        await Limit(child, "4096:unlimited");
        await child.ReadLineWith("disk I/O error").WaitAsync(Wait.Limit);
        await Limit(child, "unlimited");
        var acknowledged = await Acknowledged(child, batches: 20);
        await AssertHolds(await Kill(child, acknowledged));
    }

    // Waits for so many batches and returns the number of entries after them; passes over errors.
    private static async Task<long> Acknowledged(ChildProcess child, int batches)
    {
        var last = 0L;
        while (batches > 0)
        {
            var line = await child.ReadLine().WaitAsync(Wait.Limit) ?? throw new InvalidOperationException(child.Errors);
            last = SizeAfter(line) ?? last;
            batches -= SizeAfter(line) is null ? 0 : 1;
        }
        return last;
    }

    // Returns the number of entries acknowledged last, lines that were still on their way included.
    private static async Task<long> Kill(ChildProcess child, long acknowledged)
    {
        await child.Signal("KILL");
        while (await child.ReadLine().WaitAsync(Wait.Limit) is { } line)
            acknowledged = SizeAfter(line) ?? acknowledged;
        Assert.Equal(128 + 9, await child.ExitCode());
        return acknowledged;
    }

    private async Task AssertHolds(long acknowledged)
    {
        await using var ledger = _file.Open();
        var admission = new ToyAdmission();
        var head = (await admission.AppendTo(ledger)).Head;
        Assert.InRange(head.Size, acknowledged, acknowledged + Appending.BatchSize);
        Assert.Equal(0, head.Size % Appending.BatchSize);
        Assert.Equal(Enumerable.Range(0, (int)head.Size), admission.Leaves.Select(leaf => ToyLeaf.Read(leaf).Number));
        Assert.Equal(ReferenceTree.Root([.. admission.Leaves]), head.Tree.Root.ToArray());
    }

    // The largest file the process may write, in bytes: the soft limit, and the hard one.
    private static async Task Limit(ChildProcess child, string bytes) =>
        await ChildProcess.Run("prlimit", "--pid", $"{child.Id}", $"--fsize={bytes}");

    private static long? SizeAfter(string line) =>
        line.Split(' ') is [var before, var after] && long.TryParse(before, out _) && long.TryParse(after, out var size) ? size : null;
}
