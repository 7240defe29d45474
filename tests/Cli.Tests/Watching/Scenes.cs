using Tabulation.Chronicle;
using Tabulation.Chronicle.Concluding;
using Tabulation.Cli.Watching;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.Recount;

namespace Tabulation.Cli.Tests.Watching;

/// <summary>What is heard of a small election with a counted, a corrected, a flagged and a held result, told without any server.</summary>
internal sealed class Scenes
{
    public Scenes()
    {
        var election = new SmallElection(new SmallElectionSettings { Precincts = 6, Policies = [SmallElectionSettings.HoldBoxes] });
        var script = new LedgerScript(election);
        script.Add(election, 0).Add(election, 0, election.Result(0, 1).Replacing(script.CurrentAt(0))).Add(election, 1).Add(election, 2);
        script.Add(election, 3, election.Overfull(3));
        Leaves = [.. script.Leaves];
        foreach (var leaf in Leaves) Chronicle.Add(leaf);
        var tally = Chronicle.State.Tally!;
        AsOf = new AsOf { Position = (ulong)script.Leaves.Count, RecordedAt = (ulong)Chronicle.State.RecordedAt.Milliseconds, Test = true };
        Rows = [.. Enumerable.Range(0, tally.Rows.Count).Select(row => FoldTotals.Of(tally, row))];
        Wholes = [.. Rows.Where(row => row.Area.Length == 0)];
        var list = Chronicle.State.Election!.FindContest(SmallElection.List)!.Value;
        Seats = Recount.Seats.Allocate(Chronicle.State.Election!, list, new TotalsView(AsOf, Rows, []), ifHeldCounted: false);
    }

    /// <summary>The ledger.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Leaves { get; }

    public ElectionChronicle Chronicle { get; } = new();

    public AsOf AsOf { get; }

    public IReadOnlyList<AreaTotals> Rows { get; }

    public IReadOnlyList<AreaTotals> Wholes { get; }

    public GetAllocationResponse Seats { get; }

    public AreaTotals List => Rows.Single(row => row.Contest == SmallElection.List && row.Area.Length == 0);

    /// <summary>As after a snapshot of all totals, with everything known.</summary>
    public WatchScene Whole => new("Connected")
    {
        Election = Chronicle.State.Election, AsOf = AsOf, Rows = [List, .. Rows.Where(row => row != List)], Seats = Seats,
        Statuses = ContestReport.Of(Chronicle.State).ToDictionary(status => status.Contest), Events = [.. Chronicle.Events.Reverse()],
    };
}
