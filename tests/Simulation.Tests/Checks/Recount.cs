using Google.Protobuf;
using Google.Protobuf.Collections;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Slot = (string Contest, string Precinct);

namespace Tabulation.Simulation.Tests;

/// <summary>The totals at any position, reckoned from the entries alone in the simplest way: what they must be, whoever shows them.</summary>
internal sealed class Recount(RegistryPage registry)
{
    private readonly List<Entry> entries = [];
    private readonly Dictionary<int, Dictionary<(string, string), AreaTotals>> known = [];

    public void Add(ReadOnlyMemory<byte> leaf) => entries.Add(Entry.Parser.ParseFrom(leaf.Span));

    public Entry this[int position] => entries[position];

    /// <summary>Every total after so many entries, by contest and area.</summary>
    public Dictionary<(string, string), AreaTotals> At(int position) =>
        known.TryGetValue(position, out var totals) ? totals : known[position] = Sum(Count(entries.Take(position)));

    /// <summary>What is wrong with totals that somebody shows; null where nothing is.</summary>
    public string? Difference(AsOf asOf, IReadOnlyCollection<AreaTotals> shown)
    {
        if (asOf.Position > (ulong)entries.Count) return $"totals at {asOf.Position}, where the ledger has {entries.Count} entries";
        if (asOf.RecordedAt != entries[(int)asOf.Position - 1].RecordedAt) return $"totals at {asOf.Position} have another time than the entry before";
        var right = At((int)asOf.Position);
        if (shown.Count != right.Count) return $"{shown.Count} totals at {asOf.Position} instead of {right.Count}";
        return shown.FirstOrDefault(row => !row.Equals(right[(row.Contest, row.Area)])) is { } wrong
            ? $"at {asOf.Position} {wrong} instead of {right[(wrong.Contest, wrong.Area)]}"
            : null;
    }

    private static Dictionary<Slot, Standing> Count(IEnumerable<Entry> entries)
    {
        var slots = new Dictionary<Slot, Standing>();
        var heldIn = new Dictionary<ByteString, Slot>();
        foreach (var entry in entries)
        {
            var payload = Payload.Parser.ParseFrom(entry.Envelope.Payload);
            if (payload.PrecinctResult is { } result) Count(entry, result, slots, heldIn);
            if (payload.Review is { } review && heldIn[review.StatementId] is var slot) slots[slot] = new Standing(slots[slot].Held, true, null);
        }

        return slots;
    }

    private static void Count(Entry entry, PrecinctResult result, Dictionary<Slot, Standing> slots, Dictionary<ByteString, Slot> heldIn)
    {
        Slot slot = (result.Contest, result.Precinct);
        var isHeld = entry.Verdict.Disposition == Disposition.Hold;
        slots[slot] = isHeld ? slots.GetValueOrDefault(slot) with { Held = result } : new Standing(result, entry.Verdict.Disposition == Disposition.Flag, null);
        if (isHeld) heldIn[ByteString.CopyFrom(StatementId.OfPayload(entry.Envelope.Payload.Span).Value.ToArray())] = slot;
    }

    private Dictionary<(string, string), AreaTotals> Sum(Dictionary<Slot, Standing> slots)
    {
        var totals = new Dictionary<(string, string), AreaTotals>();
        foreach (var precinct in registry.Precincts)
            foreach (var contest in precinct.Contests.Select(number => registry.Contests[(int)number]))
                foreach (var area in AreasOf(precinct))
                    Add(slots.GetValueOrDefault((contest.Code, precinct.Code)), precinct, RowOf(totals, contest, area));
        foreach (var row in totals.Values.Where(row => row.PrecinctsHeld == 0)) row.IfHeldCounted = null;
        return totals;
    }

    private IEnumerable<string> AreasOf(Precinct precinct)
    {
        yield return "";
        foreach (var first in precinct.Areas)
        {
            for (var area = registry.Areas[(int)first]; ; area = registry.Areas[(int)area.Parent])
            {
                yield return area.Code;
                if (!area.HasParent) break;
            }
        }
    }

    private static AreaTotals RowOf(Dictionary<(string, string), AreaTotals> totals, Contest contest, string area)
    {
        if (totals.TryGetValue((contest.Code, area), out var row)) return row;
        var (lines, votes) = (new ulong[5], new ulong[contest.Selections.Count]);
        return totals[(contest.Code, area)] = new AreaTotals
        {
            Contest = contest.Code, Area = area, Lines = { lines }, Votes = { votes }, IfHeldCounted = new Figures { Lines = { lines }, Votes = { votes } },
        };
    }

    private static void Add(Standing standing, Precinct precinct, AreaTotals row)
    {
        row.PrecinctsExpected++;
        row.RegisteredExpected += precinct.Registered;
        if (standing.Counted is not null) row.PrecinctsCounted++;
        if (standing.IsFlagged) row.PrecinctsFlagged++;
        if (standing.Held is not null) row.PrecinctsHeld++;
        Add(standing.Counted, row.Lines, row.Votes);
        Add(standing.Held ?? standing.Counted, row.IfHeldCounted.Lines, row.IfHeldCounted.Votes);
    }

    private static void Add(PrecinctResult? result, RepeatedField<ulong> lines, RepeatedField<ulong> votes)
    {
        if (result is null) return;
        for (var i = 0; i < lines.Count; i++) lines[i] += (ulong)result.Lines[i];
        for (var i = 0; i < votes.Count; i++) votes[i] += (ulong)result.Votes[i];
    }

    private readonly record struct Standing(PrecinctResult? Counted, bool IsFlagged, PrecinctResult? Held);
}
