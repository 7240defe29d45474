using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Chronicle.Observing;

/// <summary>A selection as projected: share and margin in per cent, beside the official count so far.</summary>
public sealed record ProjectedSelection(string Selection, double Share, double Margin, double? Official);

/// <summary>The lead of the first over the second, in percentage points.</summary>
public sealed record ProjectedLead(string First, string Second, double Lead, double Margin);

/// <summary>One group's projection from the sample that it committed to before the polls opened.</summary>
/// <param name="Drawn">Stations drawn.</param>
/// <param name="Found">Of those, stations of which a copy came.</param>
/// <param name="ResponseRate">In per cent of those drawn.</param>
/// <param name="Degrees">Of freedom; null where there is no projection.</param>
/// <param name="Selections">Empty where there is no projection.</param>
public sealed record ProjectionRow(
    string Contest, string Observer, string CommittedAt, string Commitment, string Disclosed, int Strata, int Drawn, int Found, double ResponseRate, int? Degrees,
    IReadOnlyList<ProjectedSelection> Selections, ProjectedLead? Lead, string Note);

/// <summary>Projections of all groups whose sample is disclosed and is the one they committed to.</summary>
public static class ProjectionReport
{
    private const string Caveat =
        "Stations that have not answered are not a random part of the sample: while the response rate is low, the margin does not cover that.";

    private const string TooFew = "No projection: in some stratum fewer than two stations of the sample have answered.";

    public static IReadOnlyList<ProjectionRow> Of(ElectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state is not { Election: { } election, Tally: { } tally }) return [];
        return [.. state.Beside.Disclosures.All.OrderBy(each => each.Key.Value).Select(each => RowOf(state, election, tally, each.Key, each.Value))];
    }

    private static ProjectionRow RowOf(ElectionState state, Election election, Tally tally, AuthorityIndex observer, Stands<ObserverSample> stands)
    {
        var disclosure = stands.Content.Disclosure!;
        var contest = disclosure.Contest!.Value;
        var strata = disclosure.Strata.Select(stratum => FindingsOf(state, election, contest, observer, stratum)).ToList();
        var (drawn, found) = (strata.Sum(stratum => stratum.Drawn), strata.Sum(stratum => stratum.Found.Count));
        var projection = Projection.Of(strata);
        var commitment = state.Beside.Commitments.In(observer)!.Value;
        return new ProjectionRow(
            election[contest].Code, election[observer].Code, commitment.RecordedAt.ToString(), commitment.Content.Commitment.ToString(), stands.RecordedAt.ToString(),
            strata.Count, drawn, found, 100.0 * found / drawn, projection?.Degrees, projection is null ? [] : SharesOf(election, tally, contest, projection),
            projection is null ? null : LeadOf(election[contest], projection), projection is null ? TooFew : Caveat);
    }

    private static StratumFindings FindingsOf(ElectionState state, Election election, ContestIndex contest, AuthorityIndex observer, SampleStratum stratum)
    {
        var sheet = election.SheetOf(contest);
        var copies = stratum.Precincts.Select(precinct => election.Slots.Find(contest, precinct!.Value)!.Value)
            .Select(slot => state.Beside.ObserverCopies.In((observer, slot))?.Content)
            .OfType<ObserverCopy>()
            .Select(copy => (ValidOf(sheet, copy), copy.Votes));
        var row = state.Tally!.Rows.Of(contest, stratum.Area);
        return new StratumFindings(state.Tally.CountsOf(row).Expected, stratum.Precincts.Count, [.. copies]);
    }

    private static long ValidOf(Sheet sheet, ObserverCopy copy) => sheet.Valid.Exists ? sheet.Valid.Sum([.. copy.Lines]) : copy.Votes.Sum();

    private static ProjectedSelection[] SharesOf(Election election, Tally tally, ContestIndex contest, Projection projection)
    {
        var sheet = election.SheetOf(contest);
        var sums = tally.SumsOf(tally.Rows.WholeOf(contest)).ToArray();
        var valid = sheet.Valid.Exists ? sheet.Valid.Sum(sums) : sums[sheet.Lines..].Sum();
        return
        [
            .. election[contest].Selections.Select((selection, number) =>
            {
                var share = projection.Share(number);
                return new ProjectedSelection(
                    selection.Code, 100 * share.Value, 100 * share.Margin, valid == 0 ? null : 100.0 * sums[sheet.Lines + number] / valid);
            }),
        ];
    }

    private static ProjectedLead? LeadOf(Contest contest, Projection projection)
    {
        if (contest.Selections.Count < 2) return null;
        var order = Enumerable.Range(0, contest.Selections.Count).OrderByDescending(number => projection.Share(number).Value).Take(2).ToList();
        var lead = projection.Lead(order[0], order[1]);
        return new ProjectedLead(contest.Selections[order[0]].Code, contest.Selections[order[1]].Code, 100 * lead.Value, 100 * lead.Margin);
    }
}
