using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tabulation.Nist;
using Tabulation.Publication.Http.Serving;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http.Nist;

/// <summary>What a reader asks of a report: contest (repeatable), area, detail (areas or stations).</summary>
internal sealed record NistQuery(string[]? Contest, string? Area, [property: AllowedValues("areas", "stations", null)] string? Detail);

/// <summary>Election reports after NIST SP 1500-100 v2. Before the release hour they have the definition alone.</summary>
internal static class NistEndpoint
{
    /// <summary>Counts of votes in one report: 60 MiB of it at most.</summary>
    internal const long MostCounts = 400_000;

    private const string Stations = "stations";

    public static void MapNist(this RouteGroupBuilder api)
    {
        api.MapGet("/nist.json", (ReleaseGate gate, ReportDesk desk, DocumentShelf shelf, [AsParameters] NistQuery query) =>
            Answer(gate, desk, shelf, query, "json", "application/json; charset=utf-8", NistReport.Json));
        api.MapGet("/nist.xml", (ReleaseGate gate, ReportDesk desk, DocumentShelf shelf, [AsParameters] NistQuery query) =>
            Answer(gate, desk, shelf, query, "xml", "application/xml; charset=utf-8", NistReport.Xml));
    }

    private static async Task<IResult> Answer(
        ReleaseGate gate, ReportDesk desk, DocumentShelf shelf, NistQuery query, string form, string type, Func<NistSource, NistScope, byte[]> write)
    {
        if (gate.Election is not { } election) return Problems.NoElection();
        if (Refuse(election, query) is { } refusal) return refusal;
        var released = gate.State == GateState.Open;
        return await shelf.AnswerAsync($"nist {form} {released} {AskedFilter.Of(query.Contest, query.Area)} {query.Detail == Stations}", desk.Place, () => Task.FromResult(
            desk.Look((all, rebuilding) =>
            {
                var source = released ? NistSource.Of(all.State, rebuilding) : NistSource.Definition(all.State, rebuilding);
                return new MadeDocument(write(source, ScopeOf(source.Election, query)), type, all.Position);
            })));
    }

    private static Problem? Refuse(Election election, NistQuery query)
    {
        _ = FilterPlan.Of(AskedFilter.Of(query.Contest, query.Area), election);
        return ScopeOf(election, query).MostCounts(election) is var counts && counts <= MostCounts ? null
            : new Problem(
                StatusCodes.Status400BadRequest, "TOO_LONG", $"That report would have up to {counts:N0} counts of votes; one has {MostCounts:N0} at most.", "Ask for one contest or one area.",
                "detail", $"one report has {MostCounts:N0} counts of votes at most");
    }

    private static NistScope ScopeOf(Election election, NistQuery query)
    {
        var stations = query.Detail == Stations;
        var all = query.Area is { Length: > 0 } area ? NistScope.In(election, election.FindArea(area)!.Value, stations) : NistScope.All(election, stations);
        return query.Contest is { Length: > 0 } asked ? all with { Contests = [.. asked.Select(code => election.FindContest(code)!.Value).Distinct().OrderBy(contest => contest.Value)] } : all;
    }
}
