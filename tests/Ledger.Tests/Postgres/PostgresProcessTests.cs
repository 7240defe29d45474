using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>Processes that append to one database, killed or paused at any moment.</summary>
public sealed class PostgresProcessTests : PostgresTest
{
    [Fact]
    public async Task What_killed_processes_acknowledged_is_there_and_nothing_twice()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var one = Appending.StartPostgres(Database.ConnectionString);
            await using var other = Appending.StartPostgres(Database.ConnectionString);
            var before = await Task.WhenAll(Acknowledged(one, 10), Acknowledged(other, 10 + 20 * round));
            var acknowledged = Math.Max(before.Max(), Math.Max(await Kill(one), await Kill(other)));
            await AssertHolds(acknowledged);
        }
    }

    [Fact]
    public async Task A_process_stopped_at_any_moment_does_not_stop_another()
    {
        await using var one = Appending.StartPostgres(Database.ConnectionString);
        await using var other = Appending.StartPostgres(Database.ConnectionString);
        await Task.WhenAll(Acknowledged(one, 3), Acknowledged(other, 3));
        await one.Signal("STOP");
        // More lines than a pipe's buffer had before: what comes in the end was appended after the stop.
        await Acknowledged(other, 300);
        await one.Signal("CONT");
        await Acknowledged(one, 300);
        await AssertHolds(Math.Max(await Kill(one), await Kill(other)));
    }

    // Reads until so many batches are acknowledged, and returns the number of entries after the last; passes over errors.
    private static async Task<long> Acknowledged(ChildProcess child, int batches)
    {
        var last = 0L;
        while (batches > 0 && await child.ReadLine().WaitAsync(Wait.Limit) is { } line)
        {
            if (line.Split(' ') is not [_, var after] || !long.TryParse(after, out var size))
                continue;
            last = size;
            batches--;
        }
        return last;
    }

    private static async Task<long> Kill(ChildProcess child)
    {
        await child.Signal("KILL");
        return await Acknowledged(child, int.MaxValue);
    }

    private async Task AssertHolds(long acknowledged)
    {
        var admission = new ToyAdmission();
        var head = (await admission.AppendTo(await Open())).Head;
        Assert.InRange(head.Size, acknowledged, long.MaxValue);
        var numbers = admission.Leaves.Select(leaf => ToyLeaf.Read(leaf).Number).ToArray();
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.Equal(ReferenceTree.Root([.. admission.Leaves]), head.Tree.Root.ToArray());
    }
}
