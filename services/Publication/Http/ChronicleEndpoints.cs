using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Tabulation.Chronicle;
using Tabulation.Chronicle.Concluding;
using Tabulation.Chronicle.Polling;
using Tabulation.Chronicle.Protocols;
using Tabulation.Chronicle.Reviewing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Http.Tables;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http;

/// <summary>What happens to results between the station and the certificate, as JSON and CSV, as of the last entry read.</summary>
internal static class ChronicleEndpoints
{
    private const int MostEvents = 10_000;

    private static readonly HashSet<string> Kinds = [.. Enum.GetValues<EventKind>().Where(kind => kind != EventKind.Unspecified).Select(EventNames.Of)];

    public static void MapChronicle(this RouteGroupBuilder api)
    {
        api.MapGet("/events", Events);
        api.MapGet("/events.csv", EventsCsv);
        api.MapGet("/station", StationHistory.ReadAsync);
        api.MapGet("/stations", StationList.ReadAsync);
        api.MapGet("/review", Review);
        api.MapGet("/review.csv", ReviewCsv);
        api.MapGet("/protocols", (ReportDesk desk) => desk.AnswerAsync("protocols", all => ProtocolReport.Of(all.State)));
        api.MapGet("/protocols.csv", (ReportDesk desk) => desk.CsvAsync("protocols", all => ProtocolTable.Of(ProtocolReport.Of(all.State))));
        api.MapGet("/observers", ObserverEndpoint.Read);
        api.MapGet("/observers.csv", ObserverEndpoint.ReadCsv);
        api.MapGet("/exit-polls", (ReportDesk desk) => desk.AnswerAsync("exit-polls", ExitPollReport.Of));
        api.MapGet("/exit-polls.csv", (ReportDesk desk) => desk.CsvAsync("exit-polls", all => PollTable.Of(ExitPollReport.Of(all))));
        api.MapGet("/contests", (ReportDesk desk) => desk.AnswerAsync("contests", all => ContestReport.Of(all.State)));
        api.MapGet("/chamber", (ReportDesk desk) => desk.AnswerAsync("chamber", all => ChamberReport.Of(all.State)));
        api.MapGet("/turnout", TurnoutEndpoint.Read);
        api.MapGet("/turnout.csv", TurnoutEndpoint.ReadCsv);
        api.MapForensics();
    }

    /// <summary>Query: contest (repeatable), area, kind (repeatable), from (position).</summary>
    private static async Task<IResult> Events(
        ReleaseGate gate, ChronicleFollower chronicle, ReportDesk desk, DocumentShelf shelf, string[]? contest, string? area, string[]? kind, [Range(0, int.MaxValue)] long? from)
    {
        var election = gate.Require();
        if ((kind ?? []).FirstOrDefault(each => !Kinds.Contains(each)) is { } unknown)
            return Problems.Wrong("kind", unknown, $"must be one of {string.Join(", ", Kinds)}");
        var select = Selection(election, contest, area);
        var kinds = (kind ?? []).ToHashSet();
        var name = $"events {AskedFilter.Of(contest, area)} {string.Join(' ', kinds.Order(StringComparer.Ordinal))} {from ?? 0}";
        return await shelf.JsonAsync(name, desk.Place, () => Task.FromResult(Page(chronicle, IsWanted, from ?? 0)));

        bool IsWanted(Event told) => select(told) && (kinds.Count == 0 || kinds.Contains(EventNames.Of(told.Kind)));
    }

    private static EventsDocument Page(ChronicleFollower chronicle, Func<Event, bool> wanted, long from)
    {
        var (asOf, election) = (AsOf(chronicle), chronicle.Election!);
        Event[] events = [.. chronicle.EventsBetween(Math.Max(0, from), (long)asOf.Position).Where(wanted).Take(MostEvents)];
        var next = events.Length == MostEvents ? (long)events[^1].Position + 1 : Math.Max((long)asOf.Position, from);
        return new EventsDocument(asOf, next, [.. events.Select(each => EventDocument.Of(election, each))]);
    }

    /// <summary>The same as a table, however many: one row a figure that changed; events without figures have one row.</summary>
    private static IResult EventsCsv(HttpContext context, ReleaseGate gate, ChronicleFollower chronicle, string[]? contest, string? area, [Range(0, int.MaxValue)] long? from)
    {
        var (election, end) = (gate.Require(), chronicle.Standing.Position);
        var events = chronicle.EventsBetween(Math.Max(0, from ?? 0), end).Where(Selection(election, contest, area));
        var (headers, encoding) = (context.Response.Headers, Encodings.Choose(context.Request.Headers.AcceptEncoding.ToString()));
        (headers.CacheControl, headers.Vary, headers[KeptDocument.PositionHeader]) = (Caching.Live, HeaderNames.AcceptEncoding, $"{end}");
        headers.ContentEncoding = Encodings.NameOf(encoding);
        var leaving = context.RequestAborted;
        return Results.Stream(
            body => Encodings.WriteAsync(body, encoding, packed => EventTable.WriteAsync(election, events, packed, leaving)), "text/csv; charset=utf-8");
    }

    private static Func<Event, bool> Selection(Election election, string[]? contest, string? area)
    {
        var wanted = AskedFilter.Of(contest, area);
        _ = FilterPlan.Of(wanted, election);
        var filter = EventFilter.Of(wanted, election);
        return told => filter.Takes(told, election);
    }

    /// <summary>Query: authority, for those results only that it may review.</summary>
    private static Task<IResult> Review(ReleaseGate gate, ReportDesk desk, string? authority) =>
        ReviewFor(gate, authority, reviewer => desk.AnswerAsync($"review {authority}", all => ReviewReport.Of(all, reviewer)));

    private static Task<IResult> ReviewCsv(ReleaseGate gate, ReportDesk desk, string? authority) =>
        ReviewFor(gate, authority, reviewer => desk.CsvAsync($"review {authority}", all => ReviewTable.Of(ReviewReport.Of(all, reviewer))));

    private static async Task<IResult> ReviewFor(ReleaseGate gate, string? authority, Func<AuthorityIndex?, Task<IResult>> answer)
    {
        var election = gate.Require();
        var reviewer = authority is null ? null : election.FindAuthority(authority);
        return authority is not null && reviewer is null
            ? Problems.NotInElection("authority", authority, "authority")
            : await answer(reviewer);
    }

    internal static AsOfDocument AsOf(ChronicleFollower chronicle) => chronicle.Read(all => AsOfDocument.Of(all, chronicle.Standing.Rebuilding));
}
