using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Tabulation.Chronicle;
using Tabulation.Chronicle.Observing;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.Publication.Http.Serving;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http;

/// <summary>One contest at a station: where it stands, and every statement that led there.</summary>
/// <param name="State">AWAITED, HELD, COUNTED, COUNTED_AND_HELD, NO_RESULT, NO_RESULT_AND_HELD or ANNULLED.</param>
/// <param name="Counted">Null where nothing counts.</param>
/// <param name="Held">Null where nothing waits.</param>
internal sealed record StationContestDocument(
    string Contest, string State, bool Flagged, FiguresDocument? Counted, FiguresDocument? Held, IReadOnlyList<StationStatementDocument> History);

/// <summary>A statement as it stands in the log.</summary>
/// <param name="Verdict">NONE, INFO, FLAG or HOLD.</param>
/// <param name="Figures">Of a result; null for others.</param>
internal sealed record StationStatementDocument(
    long Position, string RecordedAt, string Statement, string Kind, string Authority, string Verdict, IReadOnlyList<string> Rules, string? Replaces, string Reason,
    string LegalBasis, FiguresDocument? Figures);

/// <summary>What GET /api/station answers.</summary>
/// <param name="Areas">Codes of those it lies in directly, one for each hierarchy.</param>
internal sealed record StationDocument(
    string Precinct, IReadOnlyDictionary<string, string> Names, string? ExternalId, IReadOnlyList<string> Areas, bool Closed, int? Registered,
    IReadOnlyList<StationContestDocument> Contests, IReadOnlyList<ObserverRow> Observers);

/// <summary>Tells a station's history from the ledger's entries themselves.</summary>
internal static class StationHistory
{
    /// <summary>Query: precinct.</summary>
    public static async Task<IResult> ReadAsync(ReleaseGate gate, ReportDesk desk, DocumentShelf shelf, ILedgerFeed ledger, string? precinct) =>
        gate.Require().FindPrecinct(precinct) is { } index
            ? await shelf.JsonAsync($"station {precinct}", desk.Place, () => TellAsync(desk, ledger, index))
            : Problems.NotInElection("precinct", precinct, "precinct");

    private static async Task<AsOfDocumentOf<StationDocument>> TellAsync(ReportDesk desk, ILedgerFeed ledger, PrecinctIndex precinct)
    {
        var (asOf, (election, places, observers)) = desk.Read(all => (
            all.State.Election!, all.State.Election![precinct].Contests.Select(contest => PlaceOf(all, precinct, contest)).ToList(),
            ObserverReport.Stations(all.State, new ObserverFilter([], Precinct: precinct)).Stations));
        var contests = new List<StationContestDocument>();
        foreach (var place in places) contests.Add(await TellAsync(election, ledger, place));
        var station = election[precinct];
        return new AsOfDocumentOf<StationDocument>(asOf, new StationDocument(
            station.Code, ElectionWriter.Names(station.Names), ElectionWriter.OrNull(station.ExternalId), [.. station.Areas.Select(area => election[area].Code)],
            station.Closed, station.Registered, contests, observers));
    }

    private static Place PlaceOf(ElectionChronicle all, PrecinctIndex precinct, ContestIndex contest)
    {
        var slot = all.State.Election!.Slots.Find(contest, precinct)!.Value;
        var tally = all.State.Tally!;
        return new Place(slot, all.State[slot], all.HistoryOf(slot), tally.HasCounted(slot) ? tally.CountedIn(slot).ToArray() : [], tally.HeldIn(slot).ToArray());
    }

    private static async Task<StationContestDocument> TellAsync(Election election, ILedgerFeed ledger, Place place)
    {
        var (slot, standing) = (place.Slot, place.Standing);
        var history = new List<StationStatementDocument>();
        foreach (var position in place.History)
            history.Add(Tell(election, slot, (await ledger.ReadAsync(position, 1, int.MaxValue, CancellationToken.None))[0]));
        return new StationContestDocument(
            election[election.Slots.ContestOf(slot)].Code, NameOf(standing.State), standing.CountedFlagged && !standing.IsAnnulled,
            FiguresOf(election, slot, place.Counted), FiguresOf(election, slot, place.Held), history);
    }

    private static StationStatementDocument Tell(Election election, SlotIndex slot, ReadOnlyMemory<byte> leaf)
    {
        if (!EntryCodec.TryDecode(leaf, out var entry)) throw new InvalidDataException("The ledger's entry cannot be read.");
        var payload = Payload.Parser.ParseFrom(entry.Payload.Span);
        var (kind, reason, legalBasis) = WordsOf(payload);
        int[] figures = payload.PrecinctResult is { } result ? [.. result.Lines.Concat(result.Votes).Select(figure => (int)figure)] : [];
        return new StationStatementDocument(
            entry.Position, entry.RecordedAt.ToString(), StatementId.OfPayload(entry.Payload.Span).ToString(), kind, payload.Authority,
            ElectionWriter.NameOf(entry.Verdict.Disposition), entry.Verdict.Rules, Hex(payload.Replaces), reason, legalBasis,
            FiguresOf(election, slot, figures));
    }

    private static (string Kind, string Reason, string LegalBasis) WordsOf(Payload payload) => payload.ContentCase switch
    {
        Payload.ContentOneofCase.PrecinctResult => ("RESULT", payload.PrecinctResult.Reason, ""),
        Payload.ContentOneofCase.Review => ($"REVIEW_{ElectionWriter.NameOf(payload.Review.Decision)}", payload.Review.Reason, payload.Review.LegalBasis),
        Payload.ContentOneofCase.NoResult => ("NO_RESULT", payload.NoResult.Reason, payload.NoResult.LegalBasis),
        Payload.ContentOneofCase.Annulment =>
            (ElectionWriter.NameOf(payload.Annulment.Decision), payload.Annulment.Reason, payload.Annulment.LegalBasis),
        Payload.ContentOneofCase.Endorsement => ("ENDORSEMENT", "", ""),
        _ => (ElectionWriter.NameOf(payload.ContentCase), "", ""),
    };

    internal static FiguresDocument? FiguresOf(Election election, SlotIndex slot, ReadOnlySpan<int> figures)
    {
        if (figures.Length == 0) return null;
        var sheet = election.SheetOf(election.Slots.ContestOf(slot));
        ulong[] all = [.. figures.ToArray().Select(figure => (ulong)figure)];
        return FiguresDocument.Of(sheet, new Figures { Lines = { all[..sheet.Lines] }, Votes = { all[sheet.Lines..] } });
    }

    /// <summary>What the chronicle has of one contest at the station, at one moment.</summary>
    private sealed record Place(SlotIndex Slot, Slot Standing, IReadOnlyList<long> History, int[] Counted, int[] Held);

    private static string? Hex(ByteString id) => id.IsEmpty ? null : Convert.ToHexStringLower(id.Span);

    internal static string NameOf(SlotState state) => state switch
    {
        SlotState.Awaited => "AWAITED",
        SlotState.Held => "HELD",
        SlotState.Counted => "COUNTED",
        SlotState.CountedAndHeld => "COUNTED_AND_HELD",
        SlotState.NoResult => "NO_RESULT",
        SlotState.NoResultAndHeld => "NO_RESULT_AND_HELD",
        SlotState.Annulled => "ANNULLED",
    };
}
