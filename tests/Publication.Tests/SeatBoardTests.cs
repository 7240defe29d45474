using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.ServiceKit;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests;

/// <summary>Seats are those of the election as it was where the totals stand, never of another one.</summary>
public sealed class SeatBoardTests : IDisposable
{
    private readonly SmallElection election = new(new SmallElectionSettings { Precincts = 3 });
    private readonly ReadableLedger ledger = new();
    private readonly SteppedClock clock = new();
    private readonly TotalsBoard board = new();
    private readonly ChronicleFollower chronicle;
    private readonly LedgerScript script;

    public SeatBoardTests()
    {
        script = new LedgerScript(election);
        ledger.Add(script.Leaves);
        script.Add(election.North, election.Result(0, contest: "d1")).Add(election.Root, election.Withdrawal("d1", "x"));
        chronicle = new ChronicleFollower(ledger, clock, NullLogger<ChronicleFollower>.Instance);
    }

    public void Dispose() => chronicle.Dispose();

    [Fact]
    public async Task Totals_ahead_of_the_entries_that_were_read_have_no_seats_yet()
    {
        await chronicle.CatchUpAsync(default);
        board.Apply(At(script.Leaves.Count));
        var asked = new SeatBoard(board, chronicle).ReadAsync(default);
        await clock.PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => asked.WaitAsync(Wait.Limit))).StatusCode);
    }

    [Fact]
    public async Task Entries_that_come_a_moment_later_are_waited_for()
    {
        await chronicle.CatchUpAsync(default);
        board.Apply(At(script.Leaves.Count));
        var asked = new SeatBoard(board, chronicle).ReadAsync(default);
        await Wait.Until(() => clock.Waiting > 0, "somebody to wait for entries");
        ledger.Add(script.Leaves.Skip((int)chronicle.Standing.Position));
        await chronicle.CatchUpAsync(default);
        Assert.Equal(["y"], Winners(await asked.WaitAsync(Wait.Limit)));
    }

    [Fact]
    public async Task Totals_from_before_a_withdrawal_give_the_seats_from_before_it()
    {
        ledger.Add(script.Leaves.Skip(2));
        await chronicle.CatchUpAsync(default);
        board.Apply(At(script.Leaves.Count - 1));
        Assert.Equal(["x"], Winners(await new SeatBoard(board, chronicle).ReadAsync(default)));
    }

    private static IEnumerable<string> Winners(SeatView view) =>
        view.Allocate(new ContestIndex(1), false).Selections.Where(selection => selection.Seats > 0).Select(selection => selection.Code);

    private static TotalsChanged At(int position) => new()
    {
        AsOf = new AsOf { ElectionId = ByteString.CopyFrom(new byte[32]), Position = (ulong)position, FoldVersion = 1 },
        Full = true,
        Totals = { new AreaTotals { Contest = "list", Lines = { 0, 0, 0, 0, 0 }, Votes = { 0, 0, 0 } }, Row("d1", 90, 80), Row("d2", 0, 0) },
    };

    private static AreaTotals Row(string contest, ulong first, ulong second) =>
        new() { Contest = contest, Lines = { 1_000, first + second, first + second, 0, first + second }, Votes = { first, second } };
}
