using System.Numerics;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

/// <summary>
/// The totals worked out from nothing but the recorded statements, each time anew: for every precinct and contest its own history, then
/// sums by asking each precinct whether it belongs. Slow, and written without a look at the tally.
/// </summary>
internal sealed class SlowTally(Draft draft, IReadOnlyList<Entry> entries)
{
    private readonly ILookup<(string Contest, string Precinct), Entry> histories = entries
        .Where(entry => entry.Said.Kind is StatementKind.PrecinctResult or StatementKind.Review or StatementKind.NoResult or StatementKind.Annulment
            or StatementKind.Endorsement)
        .ToLookup(entry => Subject(entry.Said, entries) is var said ? (said.Contest, said.Precinct) : default);

    private readonly HashSet<string> closed = [.. entries.SelectMany(entry => entry.Said.Close)];
    private readonly Precinct[] precincts = [.. draft.Page.Precincts, .. entries.SelectMany(entry => entry.Said.Open)];

    public SortedDictionary<string, BigInteger> Numbers()
    {
        var numbers = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var (number, contest) in draft.Page.Contests.Index())
        {
            Precinct[] voting = [.. precincts.Where(precinct => precinct.Contests.Any(index => index.Value == number))];
            AddRow(numbers, $"{contest.Code} in all", contest, voting);
            foreach (var area in draft.Page.Areas)
            {
                Precinct[] inside = [.. voting.Where(precinct => CodesAround(precinct).Contains(area.Code))];
                if (inside.Length > 0) AddRow(numbers, $"{contest.Code} in {area.Code}", contest, inside);
            }
        }

        return numbers;
    }

    /// <summary>The result a statement is about: itself, or the one it reviews.</summary>
    private static Said Subject(Said said, IReadOnlyList<Entry> entries) =>
        said.Kind == StatementKind.Review ? entries.Single(entry => entry.Said.Id == said.Reviewed).Said : said;

    private IEnumerable<string> CodesAround(Precinct precinct)
    {
        foreach (var start in precinct.Areas)
            for (var area = draft.Page.Areas[start.Value]; area is not null; area = area.Parent is { } up ? draft.Page.Areas[up.Value]
                : null)
                yield return area.Code;
    }

    private void AddRow(SortedDictionary<string, BigInteger> numbers, string name, Contest contest, Precinct[] voting)
    {
        (Precinct Precinct, SlowSlot Slot)[] standings = [.. voting.Where(precinct => !closed.Contains(precinct.Code))
            .Select(precinct => (precinct, SlotOf(contest, precinct)))];
        SlowSlot[] slots = [.. standings.Select(standing => standing.Slot)];
        numbers[$"{name}: expected"] = slots.Length;
        numbers[$"{name}: counted"] = slots.Count(slot => slot.Counted is not null && !slot.Annulled);
        numbers[$"{name}: flagged"] = slots.Count(slot => slot.Flagged && !slot.Annulled);
        numbers[$"{name}: held"] = slots.Count(slot => slot.First is not null);
        numbers[$"{name}: annulled"] = slots.Count(slot => slot.Annulled);
        numbers[$"{name}: without"] = slots.Count(slot => slot.WithoutResult);
        numbers[$"{name}: registered"] = standings.Where(standing => !standing.Slot.Annulled || draft.Definition.AnnulmentEffect != AnnulmentEffect.LeaveAll)
            .Aggregate(BigInteger.Zero, (sum, standing) => sum + (standing.Precinct.Registered ?? 0));
        var form = draft.Definition.Forms[contest.Form];
        for (var figure = 0; figure < form.Lines.Count + contest.Selections.Count; figure++)
        {
            var counted = Sum(slots, slot => Counts(slot, form, figure) ? slot.Counted : null, figure);
            numbers[$"{name}: sum {figure}"] = counted;
            numbers[$"{name}: held {figure}"] =
                Sum(slots, slot => slot.First?.Said ?? (Counts(slot, form, figure) ? slot.Counted : null), figure) - counted;
        }
    }

    private bool Counts(SlowSlot slot, Form form, int figure) => !slot.Annulled || (figure < form.Lines.Count && draft.Definition.AnnulmentEffect switch
    {
        AnnulmentEffect.LeaveAll => false,
        AnnulmentEffect.KeepRegistered => form.Lines[figure].Role is LineRole.Registered or LineRole.Supplementary,
        AnnulmentEffect.KeepLines => true,
    });

    private static BigInteger Sum(SlowSlot[] slots, Func<SlowSlot, Said?> which, int figure) => slots
        .Select(which)
        .Where(said => said is not null)
        .Aggregate(BigInteger.Zero, (sum, said) => sum + said!.Lines.Concat(said.Votes).ElementAt(figure));

    private SlowSlot SlotOf(Contest contest, Precinct precinct) =>
        histories[(contest.Code, precinct.Code)].Aggregate(SlowSlot.Empty, (slot, entry) => slot.After(draft, entry));
}
