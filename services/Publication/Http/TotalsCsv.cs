using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Tabulation.Domain.Ids;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Http.Tables;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http;

/// <summary>Totals as files: of one level for all its areas, or every station's figures.</summary>
internal static class TotalsCsv
{
    private const string Type = "text/csv; charset=utf-8";

    /// <summary>Query: level (the country where none is named), contest (repeatable), asOf (not with every station's figures: they are not kept by size).</summary>
    public static async Task<IResult> ReadAsync(
        ReleaseGate gate, TotalsBoard board, ChronicleFollower chronicle, ReportDesk desk, DocumentShelf shelf, PastDesk past, string? level, string[]? contest,
        [Range(1, int.MaxValue)] long? asOf)
    {
        var election = gate.Require();
        var filter = AskedFilter.Of(contest);
        var (wanted, name) = (level is { Length: > 0 } ? level : AreaLevels.Country, $"totals {level} {filter}");
        var keys = FilterPlan.Of(filter, election);
        if (wanted == AreaLevels.Precinct)
        {
            if (asOf is not null) return Problems.Wrong("level", wanted, "cannot be precinct with asOf");
            ContestIndex[] contests = [.. keys.Select(key => election.FindContest(key.Contest)!.Value)];
            return await shelf.AnswerAsync(name, desk.Place, () => Task.FromResult(OfStations(chronicle, contests)));
        }

        var areas = AreaLevels.AreasOf(election, wanted);
        if (areas.Count == 0) return Problems.Wrong("level", wanted, $"must be one of {string.Join(", ", AreaLevels.Names(election))}");
        var rows = keys.SelectMany(key => areas.Select(area => (key.Contest, area))).ToList();
        if (asOf is { } size) return await past.CsvAsync(size, wanted, filter, rows);
        return await shelf.AnswerAsync(name, ApiEndpoints.PlaceOf(board), () => Task.FromResult(OfAreas(election, board, rows, wanted)));
    }

    private static MadeDocument OfAreas(Election election, TotalsBoard board, IReadOnlyList<(string Contest, string Area)> keys, string level)
    {
        var view = board.Read(keys) ?? throw ApiEndpoints.Rebuilding();
        return Made(TotalsTable.Write(election, view.Rows), level, (long)view.AsOf.Position);
    }

    private static MadeDocument OfStations(ChronicleFollower chronicle, IReadOnlyList<ContestIndex> contests)
    {
        var stations = chronicle.Read(all => StationFigures.Of(all.State, contests));
        return Made(stations.Write(), AreaLevels.Precinct, stations.Position);
    }

    internal static MadeDocument Made(byte[] table, string level, long position) =>
        new(table, Type, position, FileName: $"totals-{level.Replace('/', '-')}-{position}.csv");
}
