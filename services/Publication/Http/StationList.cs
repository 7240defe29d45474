using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Tabulation.Chronicle;
using Tabulation.Domain.Ids;
using Tabulation.Publication.Http.Serving;

namespace Tabulation.Publication.Http;

/// <summary>A station in a list of them.</summary>
/// <param name="Registered">On its roll as the registry knows it; null where it does not.</param>
/// <param name="State">As at /api/station.</param>
/// <param name="Counted">Null where nothing counts.</param>
internal sealed record StationRow(
    string Precinct, IReadOnlyDictionary<string, string> Names, int? Registered, bool Closed, string State, bool Flagged, FiguresDocument? Counted);

/// <summary>What GET /api/stations answers: the stations of one contest in an area, in the registry's order.</summary>
/// <param name="Area">Empty for the whole contest.</param>
/// <param name="Next">What to ask on from for more; null where there are none.</param>
internal sealed record StationsDocument(string Contest, string Area, IReadOnlyList<StationRow> Stations, int? Next);

/// <summary>Stations one by one, a page at a time.</summary>
internal static class StationList
{
    private const int MostStations = 200;

    /// <summary>Query: contest (the first one where none is named), area, from.</summary>
    public static async Task<IResult> ReadAsync(ReleaseGate gate, ReportDesk desk, string? contest, string? area, [Range(0, int.MaxValue)] int? from)
    {
        var election = gate.Require();
        if (election.FindContest(contest ?? election.Contests[0].Code) is not { } asked) return Problems.NotInElection("contest", contest, "contest");
        var within = area is { Length: > 0 } ? election.FindArea(area) : null;
        if (area is { Length: > 0 } && within is null) return Problems.NotInElection("area", area, "area");
        var first = Math.Clamp(from ?? 0, 0, election.Precincts.Count);
        return await desk.AnswerAsync($"stations {asked.Value} {within?.Value} {first}", all => Page(all, asked, within, first));
    }

    private static StationsDocument Page(ElectionChronicle all, ContestIndex contest, AreaIndex? within, int from)
    {
        var election = all.State.Election!;
        var rows = new List<StationRow>();
        for (var number = from; number < election.Precincts.Count; number++)
        {
            var precinct = new PrecinctIndex(number);
            if ((within is { } area && !election.Lies(precinct, area)) || election.Slots.Find(contest, precinct) is not { } slot) continue;
            if (rows.Count == MostStations) return Document(number);
            rows.Add(RowOf(all, precinct, slot));
        }

        return Document(null);

        StationsDocument Document(int? next) => new(election[contest].Code, within is { } area ? election[area].Code : "", rows, next);
    }

    private static StationRow RowOf(ElectionChronicle all, PrecinctIndex precinct, SlotIndex slot)
    {
        var (election, tally, standing) = (all.State.Election!, all.State.Tally!, all.State[slot]);
        var station = election[precinct];
        return new StationRow(
            station.Code, ElectionWriter.Names(station.Names), station.Registered, station.Closed, StationHistory.NameOf(standing.State),
            standing.CountedFlagged && !standing.IsAnnulled, tally.HasCounted(slot) ? StationHistory.FiguresOf(election, slot, tally.CountedIn(slot)) : null);
    }
}
