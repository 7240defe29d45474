using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Recount;

/// <summary>The results of an election at one size of its log, as bytes that everyone who recounts arrives at (FORMAT.md, "Results").</summary>
public static class ResultsDocument
{
    /// <summary>The first property of every document.</summary>
    public const string Format = "tabulation-results/1";

    // Nothing in it needs escaping: codes, hexadecimal digits and names of this format only.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where a log has its results of a size, below its prefix.</summary>
    public static string PathOf(long size) => $"results/{size}";

    /// <param name="election">As at the view's position.</param>
    /// <param name="view">With every row of every contest; the log's size is its position.</param>
    public static byte[] Write(Election election, TotalsView view)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(view);
        var bytes = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            WriteAsOf(json, view.AsOf);
            WriteList(json, "totals", InOrder(election, view.Rows), WriteTotal);
            WriteList(json, "lots", view.Lots, (lots, lot) => WriteLot(lots, election, lot));
            WriteList(json, "seats", Allocate(election, view), WriteSeats);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static IEnumerable<AreaTotals> InOrder(Election election, IReadOnlyList<AreaTotals> rows) => rows
        .OrderBy(row => election.FindContest(row.Contest)!.Value.Value)
        .ThenBy(row => row.Area.Length == 0 ? -1 : election.FindArea(row.Area)!.Value.Value);

    private static IEnumerable<GetAllocationResponse> Allocate(Election election, TotalsView view)
    {
        var wholes = view with { Rows = [.. view.Rows.Where(row => row.Area.Length == 0)] };
        return Enumerable.Range(0, election.Contests.Count)
            .Select(contest => Seats.Allocate(election, new ContestIndex(contest), wholes, ifHeldCounted: false));
    }

    private static void WriteAsOf(Utf8JsonWriter json, AsOf asOf)
    {
        json.WriteString("format", Format);
        json.WriteString("election", Convert.ToHexStringLower(asOf.ElectionId.Span));
        json.WriteNumber("size", asOf.Position);
        json.WriteNumber("recordedAt", asOf.RecordedAt);
        json.WriteNumber("foldVersion", asOf.FoldVersion);
    }

    private static void WriteTotal(Utf8JsonWriter json, AreaTotals row)
    {
        json.WriteString("contest", row.Contest);
        json.WriteString("area", row.Area);
        json.WriteNumber("expected", row.PrecinctsExpected);
        json.WriteNumber("counted", row.PrecinctsCounted);
        json.WriteNumber("flagged", row.PrecinctsFlagged);
        json.WriteNumber("held", row.PrecinctsHeld);
        json.WriteNumber("annulled", row.PrecinctsAnnulled);
        json.WriteNumber("withoutResult", row.PrecinctsWithoutResult);
        json.WriteNumber("registeredExpected", row.RegisteredExpected);
        WriteNumbers(json, "lines", row.Lines);
        WriteNumbers(json, "votes", row.Votes);
        if (row.IfHeldCounted is not { } held) return;
        json.WriteStartObject("ifHeldCounted");
        WriteNumbers(json, "lines", held.Lines);
        WriteNumbers(json, "votes", held.Votes);
        json.WriteEndObject();
    }

    private static void WriteLot(Utf8JsonWriter json, Election election, ContestLot lot)
    {
        json.WriteString("contest", lot.Contest);
        WriteCodes(json, "order", lot.Order.Select(number => election[election.FindContest(lot.Contest)!.Value].Selections[(int)number].Code));
    }

    private static void WriteSeats(Utf8JsonWriter json, GetAllocationResponse allocation)
    {
        json.WriteString("contest", allocation.Contest);
        json.WriteString("outcome", NameOf(allocation.Outcome));
        WriteList(json, "selections", allocation.Selections, WriteSelection);
        if (allocation.Tie is not { } tie) return;
        json.WriteStartObject("tie");
        json.WriteNumber("seats", tie.Seats);
        WriteCodes(json, "selections", tie.Selections.Select(number => allocation.Selections.Single(each => each.Selection == number).Code));
        json.WriteEndObject();
    }

    private static void WriteSelection(Utf8JsonWriter json, SelectionSeats selection)
    {
        json.WriteString("code", selection.Code);
        json.WriteNumber("votes", selection.Votes);
        json.WriteBoolean("admitted", selection.Admitted);
        json.WriteNumber("seats", selection.Seats);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<ulong> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteCodes(Utf8JsonWriter json, string name, IEnumerable<string> codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes) json.WriteStringValue(code);
        json.WriteEndArray();
    }

    private static string NameOf(AllocationOutcome outcome) => outcome switch
    {
        AllocationOutcome.Unspecified => throw new ArgumentOutOfRangeException(nameof(outcome)),
        AllocationOutcome.Complete => "COMPLETE",
        AllocationOutcome.LotNeeded => "LOT_NEEDED",
        AllocationOutcome.SeatsVacant => "SEATS_VACANT",
        AllocationOutcome.NoneAdmitted => "NONE_ADMITTED",
        AllocationOutcome.AgainstAllWon => "AGAINST_ALL_WON",
        AllocationOutcome.NoVotes => "NO_VOTES",
    };
}
