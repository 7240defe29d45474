using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>What a certification says, in codes.</summary>
internal sealed record Certified(
    string Contest, long Size, long[] Lines, long[] Votes, long[] Seats, string[] Outstanding, StatementId[] Protocols)
{
    /// <summary>Null for the log's own.</summary>
    public Digest? Root { get; init; }

    /// <summary>What is right as things stand, over the whole log.</summary>
    public static Certified Of(Night night, string contest)
    {
        var (election, state) = (night.State.Election!, night.State);
        var index = election.FindContest(contest)!.Value;
        var (sums, lines) = (night.Tally.SumsOf(night.Tally.Rows.WholeOf(index)).ToArray(), election.SheetOf(index).Lines);
        return new Certified(
            contest, state.Position, sums[..lines], sums[lines..],
            [.. ContestSeats.Allocate(state, index).Seats.OrderBy(seat => seat.Selection.Value).Select(seat => (long)seat.Seats)],
            [.. Domain.Folding.Outstanding.In(state, index).Select(precinct => election[precinct].Code)],
            [.. state.Beside.AreaProtocols.All.Where(protocol => protocol.Key.Contest == index).Select(protocol => protocol.Value.Id).OrderBy(id => id.Value)]);
    }

    public override string ToString() => string.Join(' ', Contest, Size, Root, string.Join(',', Lines), string.Join(',', Votes),
        string.Join(',', Seats), string.Join(',', Outstanding), string.Join(',', Protocols));
}
