using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Recount;

/// <summary>A fold's totals as messages.</summary>
public static class FoldTotals
{
    /// <summary>All of them, in the definition's order.</summary>
    /// <exception cref="ArgumentException">There are none before the registry is complete.</exception>
    public static TotalsView All(Fold fold)
    {
        ArgumentNullException.ThrowIfNull(fold);
        return All(fold.State);
    }

    /// <inheritdoc cref="All(Fold)"/>
    public static TotalsView All(ElectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Tally is not { } tally) throw new ArgumentException("The registry is not complete.", nameof(state));
        return new TotalsView(AsOf(state), [.. Enumerable.Range(0, tally.Rows.Count).Select(row => Of(tally, row))], [.. Lots(state)]);
    }

    /// <summary>Where the fold stands; entry 0 must have been applied.</summary>
    public static AsOf AsOf(Fold fold)
    {
        ArgumentNullException.ThrowIfNull(fold);
        return AsOf(fold.State);
    }

    /// <summary>Every lot recorded, in order.</summary>
    public static IEnumerable<ContestLot> Lots(Fold fold)
    {
        ArgumentNullException.ThrowIfNull(fold);
        return Lots(fold.State);
    }

    /// <summary>One row.</summary>
    public static AreaTotals Of(Tally tally, int row)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var election = tally.Rows.Election;
        var (contest, area) = tally.Rows.Rows[row];
        var lines = election.Sheets[contest.Value].Lines;
        var counts = tally.CountsOf(row);
        var sums = tally.SumsOf(row);
        var totals = new AreaTotals
        {
            Contest = election[contest].Code,
            Area = area is { } index ? election[index].Code : "",
            PrecinctsExpected = (uint)counts.Expected,
            PrecinctsCounted = (uint)counts.Counted,
            PrecinctsFlagged = (uint)counts.Flagged,
            PrecinctsHeld = (uint)counts.Held,
            PrecinctsAnnulled = (uint)counts.Annulled,
            PrecinctsWithoutResult = (uint)counts.WithoutResult,
            RegisteredExpected = (ulong)counts.RegisteredExpected,
        };
        for (var i = 0; i < sums.Length; i++) (i < lines ? totals.Lines : totals.Votes).Add((ulong)sums[i]);
        if (counts.Held > 0) totals.IfHeldCounted = IfHeldCounted(sums, tally.HeldDeltasOf(row), lines);
        return totals;
    }

    private static AsOf AsOf(ElectionState state) => new()
    {
        ElectionId = ByteString.CopyFrom(state.ElectionId.Value.ToArray()),
        Position = (ulong)state.Position,
        RecordedAt = (ulong)state.RecordedAt.Milliseconds,
        FoldVersion = Fold.Version,
        Test = state.Definition!.Test,
        Synthetic = state.Definition.Synthetic,
    };

    private static IEnumerable<ContestLot> Lots(ElectionState state) => state.Lots.Select(lot => Of(state.Election![lot.Contest!.Value].Code, lot.Order));

    private static ContestLot Of(string contest, IEnumerable<long> order) =>
        new() { Contest = contest, Order = { order.Select(number => (uint)number) } };

    private static Figures IfHeldCounted(ReadOnlySpan<long> sums, ReadOnlySpan<long> deltas, int lines)
    {
        var figures = new Figures();
        for (var i = 0; i < sums.Length; i++) (i < lines ? figures.Lines : figures.Votes).Add((ulong)(sums[i] + deltas[i]));
        return figures;
    }
}
