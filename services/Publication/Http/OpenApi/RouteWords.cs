using Tabulation.Chronicle.Concluding;
using Tabulation.Chronicle.Polling;
using Tabulation.Chronicle.Protocols;
using Tabulation.Chronicle.Reviewing;
using Tabulation.Chronicle.Turnout;
using Tabulation.Publication.Http.Feeds;
using Tabulation.Publication.Http.Streams;
using Tabulation.Publication.Log;

namespace Tabulation.Publication.Http.OpenApi;

/// <summary>What a route answers with.</summary>
/// <param name="Summary">In a sentence.</param>
/// <param name="ContentType">Of the answer.</param>
/// <param name="Schema">Of its JSON; null where it has none, or it is described elsewhere.</param>
/// <param name="AlwaysOpen">Also before the release hour.</param>
/// <param name="SchemaUrl">Where others publish its schema; null where they do not.</param>
internal sealed record RouteWords(string Summary, string ContentType, Type? Schema = null, bool AlwaysOpen = false, string? SchemaUrl = null)
{
    /// <summary>Both of NIST's, but for what the name ends with.</summary>
    internal const string NistSchema = "https://raw.githubusercontent.com/usnistgov/ElectionResultsReporting/version2/NIST_V2_election_results_reporting.";

    private const string JsonType = "application/json", CsvType = "text/csv", TextType = "text/plain", BytesType = "application/octet-stream";

    /// <summary>By path, as the document names it.</summary>
    public static IReadOnlyDictionary<string, RouteWords> All { get; } = new Dictionary<string, RouteWords>
    {
        ["/api/election"] = Json<ElectionDocument>("The definition with all its rules, as changed since.", alwaysOpen: true),
        ["/api/totals"] = Json<TotalsDocument>("Totals now."),
        ["/api/totals.csv"] = Csv("Totals of one level, or every station's figures."),
        ["/api/seats"] = Json<SeatsDocument>("Seats of contests with every step that led to them."),
        ["/api/stream"] = new(
            "Totals and events as they come: server-sent events snapshot, change, heartbeat and reset, whose data has this schema.", "text/event-stream",
            typeof(StreamDocument)),
        ["/api/events"] = Json<EventsDocument>("What happened to results, 10,000 events at a time."),
        ["/api/events.csv"] = Csv("The same, all at once: a row for each figure and each other value that changed."),
        ["/api/station"] = Json<AsOfDocumentOf<StationDocument>>("A station: where each contest stands there, its whole history, observers' copies."),
        ["/api/stations"] = Json<AsOfDocumentOf<StationsDocument>>("Stations of a contest with what counts there, 200 at a time."),
        ["/api/review"] = Json<AsOfDocumentOf<IReadOnlyList<ReviewRow>>>("Held and flagged results with the rules they broke."),
        ["/api/review.csv"] = Csv("The same as a table."),
        ["/api/protocols"] = Json<AsOfDocumentOf<IReadOnlyList<ProtocolRow>>>("Commissions' own sums of their areas, compared line by line."),
        ["/api/protocols.csv"] = Csv("The same as a table."),
        ["/api/observers"] = Json<AsOfDocumentOf<ObserversDocument>>("Observers' copies: match, mismatch, not counted or not observed, 1,000 stations at a time."),
        ["/api/observers.csv"] = Csv("The same as a table, all at once."),
        ["/api/exit-polls"] = Json<AsOfDocumentOf<IReadOnlyList<PollRow>>>("Exit polls beside the count."),
        ["/api/exit-polls.csv"] = Csv("The same as a table."),
        ["/api/contests"] = Json<AsOfDocumentOf<IReadOnlyList<ContestStatus>>>("Completion, what is outstanding, bounds of seats, certification."),
        ["/api/chamber"] = Json<AsOfDocumentOf<ChamberReport>>("Seats of all contests together."),
        ["/api/turnout"] = Json<AsOfDocumentOf<TurnoutReport>>("Turnout by moment; before the release hour without what comes from results.", alwaysOpen: true),
        ["/api/turnout.csv"] = Csv("The same as a table.") with { AlwaysOpen = true },
        ["/api/forensics"] = Json<ForensicsDocument>("Statistical checks of a contest's counted stations."),
        ["/api/forensics/{plot}"] = new("One of its drawings.", "image/svg+xml"),
        ["/api/nist.json"] = new("An election report after NIST SP 1500-100 v2.", JsonType, AlwaysOpen: true, SchemaUrl: NistSchema + "json"),
        ["/api/nist.xml"] = new($"The same as XML; its schema is {NistSchema}xsd.", "application/xml", AlwaysOpen: true),
        ["/api/manifest.json"] = Json<ManifestDocument>("Every published file with its hash, and the mirrors.", alwaysOpen: true),
        ["/api/log"] = Json<LogDocument>("The log's key, size and witnesses.", alwaysOpen: true),
        ["/api/openapi.json"] = new("This document.", JsonType, AlwaysOpen: true),
        ["/log/checkpoint"] = new("The latest checkpoint: c2sp.org/tlog-checkpoint.", TextType, AlwaysOpen: true),
        ["/log/keys"] = new("The log's keys, signed by them.", TextType, AlwaysOpen: true),
        ["/log/manifest.json"] = Json<ManifestDocument>("The same as /api/manifest.json, beside the log's files.", alwaysOpen: true),
        ["/log/mirrors"] = new("The list of mirrors, signed with the log's keys.", TextType, AlwaysOpen: true),
        ["/log/tile/{path}"] = new("A tile: c2sp.org/tlog-tiles.", BytesType),
        ["/log/results/{size}"] = new("The results at the size of one of the latest checkpoints.", JsonType),
        ["/log/evidence"] = new("The proof that the log has shown two histories, where it has.", TextType, AlwaysOpen: true),
    };

    /// <summary>What each parameter means, wherever it is taken.</summary>
    public static IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>
    {
        ["contest"] = "Code of a contest; where it may be repeated, none stands for all.",
        ["area"] = "Code of an area: it and what lies below it. None for the whole election.",
        ["depth"] = "Levels below the area to include.",
        ["asOf"] = "Entries of the log: totals as they were then, up to the last checkpoint published. None for now.",
        ["level"] = "country, precinct, or HIERARCHY/1 for a hierarchy's areas that lie in no other, HIERARCHY/2 for those below, and so on.",
        ["from"] = "Where to go on: the next of the page before.",
        ["kind"] = "Kind of event; none for all.",
        ["precinct"] = "Code of a station.",
        ["authority"] = "Code of a commission: what it may review.",
        ["observer"] = "Code of an observers' group.",
        ["state"] = "How an observer's copy compares.",
        ["detail"] = "How far down the report goes.",
        ["ifHeldCounted"] = "Whether held results are taken for counted ones.",
        ["lastEventId"] = "The id of the last event received, for those who cannot send Last-Event-ID.",
        ["plot"] = "As the report names it.",
        ["path"] = "As c2sp.org/tlog-tiles writes it.",
        ["size"] = "Entries in the log.",
    };

    private static RouteWords Json<T>(string summary, bool alwaysOpen = false) => new(summary, JsonType, typeof(T), alwaysOpen);

    private static RouteWords Csv(string summary) => new(summary, CsvType);
}
