using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Tabulation.Chronicle.Observing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Http.Tables;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http;

/// <summary>What GET /api/observers answers.</summary>
/// <param name="Next">What to ask on from for more stations; null where there are none.</param>
internal sealed record ObserversDocument(
    IReadOnlyList<ObserverTotals> Totals, IReadOnlyList<ProjectionRow> Projections, IReadOnlyList<ObserverRow> Stations, int? Next);

/// <summary>What a reader asks of the observers' copies: contest (repeatable), area, observer, state, from.</summary>
internal sealed record ObserverQuery(
    string[]? Contest, string? Area, string? Observer, [property: AllowedValues("MATCH", "MISMATCH", "NOT_COUNTED", "NOT_OBSERVED", null)] string? State, int? From);

/// <summary>Each station as observers have it: match, mismatch, not counted yet or not observed.</summary>
internal static class ObserverEndpoint
{
    private const int MostStations = 1_000;

    public static async Task<IResult> Read(ReleaseGate gate, ReportDesk desk, ObserverSummary summary, [AsParameters] ObserverQuery query)
    {
        var from = Math.Max(0, query.From ?? 0);
        return Refuse(gate.Require(), query) ?? await desk.AnswerAsync($"observers {NameOf(query)} {from}", all =>
        {
            var page = ObserverReport.Stations(all.State, FilterOf(all.State.Election!, query), from, MostStations);
            var (totals, projections) = summary.Of(all);
            return new ObserversDocument(totals, projections, page.Stations, page.Next);
        });
    }

    /// <summary>The same as a table, with all stations at once, wherever somebody asks it to begin.</summary>
    public static async Task<IResult> ReadCsv(ReleaseGate gate, ReportDesk desk, ObserverSummary summary, [AsParameters] ObserverQuery query) =>
        Refuse(gate.Require(), query) ?? await desk.CsvAsync($"observers {NameOf(query)}", all =>
        {
            var (totals, projections) = summary.Of(all);
            return ObserverTable.Of(ObserverReport.Stations(all.State, FilterOf(all.State.Election!, query)).Stations, totals, projections);
        });

    private static string NameOf(ObserverQuery query) => $"{Filter(query)} {query.Observer} {query.State}";

    private static TotalsFilter Filter(ObserverQuery query) => AskedFilter.Of(query.Contest, query.Area);

    private static Problem? Refuse(Election election, ObserverQuery query)
    {
        _ = FilterPlan.Of(Filter(query), election);
        return query.Observer is { } code && election.FindAuthority(code) is null ? Problems.NotInElection("observer", code, "authority") : null;
    }

    private static ObserverFilter FilterOf(Election election, ObserverQuery query) => new(
        [.. Filter(query).Contests.Select(code => election.FindContest(code)!.Value)],
        query.Area is { Length: > 0 } area ? election.FindArea(area) : null,
        Observer: query.Observer is { } observer ? election.FindAuthority(observer) : null, State: query.State ?? "");
}
