using Tabulation.Contracts.V1;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Contest = Tabulation.Domain.Elections.Contest;
using Election = Tabulation.Domain.Elections.Election;
using Selection = Tabulation.Domain.Elections.Selection;
using SelectionKind = Tabulation.Domain.Elections.SelectionKind;
using Sheet = Tabulation.Domain.Elections.Sheet;

namespace Tabulation.Publication.Page;

/// <summary>The main table: lists with votes, share and seats, how many stations it is made of, and where it stands.</summary>
internal sealed class ResultsTable(PageWriter page, SeatView view, ContestIndex contest, bool certified)
{
    private readonly Sheet sheet = view.Election.Sheets[contest.Value];
    private readonly AreaTotals row = view.Totals.Rows.Single(row => row.Area.Length == 0 && row.Contest == view.Election[contest].Code);

    /// <summary>The contest that the page is about: the first one of lists, or else the first.</summary>
    public static ContestIndex MainContest(Election election) =>
        new(Math.Max(0, election.Contests.Select(each => each.Kind).ToList().IndexOf(Domain.Elections.ContestKind.List)));

    public string Write() => page.Write(view.Election, section =>
    {
        section.Add("h2", $"{page.Name(sheet.Contest.Names)}. {Status}");
        section.Table(page.Name(sheet.Contest.Names), [page.Words.List, page.Words.Votes, page.Words.Share, page.Words.Seats], Lists);
        section.Table(page.Words.Stations, [page.Words.Stations, page.Words.Counted], Stations);
        section.Add("p", $"{page.Words.AsOf} {Timestamp.FromMilliseconds((long)view.Totals.AsOf.RecordedAt)}, {page.Words.Entry} {page.Numbers.Of((long)view.Totals.AsOf.Position)}.");
    });

    private string Status
    {
        get
        {
            if (certified) return page.Words.Certified;
            if (row.PrecinctsCounted == 0) return page.Words.NoResults;
            return NotCounted == 0 && row.PrecinctsHeld == 0 ? page.Words.Complete : page.Words.Partial;
        }
    }

    private long NotCounted => (long)row.PrecinctsExpected - row.PrecinctsCounted - row.PrecinctsAnnulled - row.PrecinctsWithoutResult;

    /// <summary>Those with most votes first; "against all" is no list, and last.</summary>
    private void Lists(Html rows)
    {
        var seats = view.Allocate(contest, false).Selections.ToDictionary(each => each.Code, each => each.Seats);
        var (threshold, whole) = Base();
        var ordered = sheet.Contest.Selections.Zip(row.Votes)
            .OrderBy(each => each.First.Kind == SelectionKind.AgainstAll).ThenByDescending(each => each.Second).ThenBy(each => each.First.RegistrationOrder);
        foreach (var (selection, votes) in ordered)
            rows.Row(page.Name(selection.Names), page.Numbers.Of((long)votes), page.Numbers.Percent((long)votes, whole, threshold), page.Numbers.Of(seats[selection.Code]));
    }

    /// <summary>What shares are shares of: what the threshold of ordinary lists is, or else the valid votes.</summary>
    private ((System.Numerics.BigInteger, System.Numerics.BigInteger)? Threshold, long Whole) Base()
    {
        long[] figures = [.. row.Lines.Concat(row.Votes).Select(figure => checked((long)figure))];
        var input = AllocationInputs.For(sheet, figures, new Dictionary<string, int>(), []);
        var ordinary = sheet.Contest.Allocation.Thresholds.FirstOrDefault(each => each.Class.Length == 0);
        var whole = input.Figures.Of(ordinary?.Base ?? Domain.Allocation.ThresholdBase.Valid, input.AgainstAllVotes) ?? row.Votes.Sum(votes => (long)votes);
        return (ordinary is null ? null : (ordinary.Share.Numerator, ordinary.Share.Denominator), whole);
    }

    private void Stations(Html rows) => rows
        .Row(page.Words.Counted, $"{page.Numbers.Of(row.PrecinctsCounted)} / {page.Numbers.Of(row.PrecinctsExpected)} ({page.Numbers.Percent(row.PrecinctsCounted, row.PrecinctsExpected)})")
        .Row(page.Words.Flagged, page.Numbers.Of(row.PrecinctsFlagged))
        .Row(page.Words.Held, page.Numbers.Of(row.PrecinctsHeld))
        .Row(page.Words.Annulled, page.Numbers.Of(row.PrecinctsAnnulled))
        .Row(page.Words.WithoutResult, page.Numbers.Of(row.PrecinctsWithoutResult))
        .Row(page.Words.Missing, page.Numbers.Of(NotCounted));
}
