using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;

namespace Tabulation.Chronicle.Protocols;

/// <summary>A commission's own sums of an area beside the tabulation's.</summary>
/// <param name="Area">Code; empty for the whole contest.</param>
/// <param name="Precincts">Precincts that the protocol sums.</param>
/// <param name="PrecinctsCounted">Precincts whose result the tabulation counts there.</param>
/// <param name="Differences">Empty where all figures agree.</param>
public sealed record ProtocolRow(
    string Contest, string Area, string Authority, string Statement, string RecordedAt, int Precincts, int PrecinctsCounted,
    IReadOnlyList<LineDifference> Differences)
{
    public bool Agrees => Differences.Count == 0 && Precincts == PrecinctsCounted;
}

/// <summary>All area protocols in force, compared line by line with the totals as they stand.</summary>
public static class ProtocolReport
{
    /// <summary>In the definition's order: contests, the whole first, then areas.</summary>
    public static IReadOnlyList<ProtocolRow> Of(ElectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state is not { Election: { } election, Tally: { } tally }) return [];
        return
        [
            .. state.Beside.AreaProtocols.All
                .Select(each => (Row: tally.Rows.Of(each.Key.Contest, each.Key.Area), each.Value))
                .OrderBy(each => each.Row)
                .Select(each => RowOf(election, tally, each.Row, each.Value)),
        ];
    }

    private static ProtocolRow RowOf(Election election, Tally tally, int row, Stands<Domain.Statements.AreaProtocol> stands)
    {
        var (contest, area) = tally.Rows[row];
        var said = stands.Content;
        return new ProtocolRow(
            election[contest].Code, area is { } index ? election[index].Code : "", election[stands.By].Code, stands.Id.ToString(), stands.RecordedAt.ToString(),
            said.Precincts, tally.CountsOf(row).Counted,
            LineComparison.Compare(election.SheetOf(contest), [.. said.Lines, .. said.Votes], tally.SumsOf(row)));
    }
}
