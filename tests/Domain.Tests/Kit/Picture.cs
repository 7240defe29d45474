using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>All that can be seen of a state, over the statements of a night.</summary>
internal sealed record Picture(
    string Head, ElectionDefinition? Definition, string Pages, string Slots, string Holding, string Lots, string Authorities, string Registry, string Contests,
    string Beside, string Totals)
{
    public static Picture Of(Night night) => Of(night.State, night);

    public static Picture Of(ElectionState state, Night night) => new(
        $"{state.Position} {state.RecordedAt} {state.ElectionId} {state.Election?.PollsClose} {state.Election?.Release}",
        state.Definition,
        string.Join(' ', state.Pages.Select(page => page?.ContentHash.ToString() ?? "-")),
        string.Join('\n', Enumerable.Range(0, state.Election?.Slots.Count ?? 0).Select(slot => state[new SlotIndex(slot)])),
        string.Join(' ', night.Entries.Select(entry => state.SlotOf(entry.Said.Id)?.Value)),
        string.Join(' ', state.Lots.Select(lot => $"{lot.Contest}: {string.Join(',', lot.Order)}")),
        string.Join(' ', (state.Election?.Authorities ?? []).Select(one => $"{one.Code} {one.Key} {one.Revoked} {one.FormerKeys.Count}")),
        string.Join(' ', (state.Election?.Precincts ?? []).Select(one => $"{one.Code} {one.Registered} {one.Closed}")),
        string.Join('\n', Enumerable.Range(0, state.Election?.Contests.Count ?? 0).Select(contest => OfContest(state, new ContestIndex(contest)))),
        OfBeside(state.Beside),
        string.Join('\n', Enumerable.Range(0, state.Tally?.Rows.Count ?? 0).Select(row =>
            $"{state.Tally!.CountsOf(row)} {string.Join(' ', state.Tally.SumsOf(row).ToArray())} {string.Join(' ', state.Tally.HeldDeltasOf(row).ToArray())}")));

    private static string OfContest(ElectionState state, ContestIndex contest) =>
        $"{state[contest]} {string.Join(' ', state.Election![contest].Selections.Select(selection => $"{selection.Code} {selection.Withdrawn}"))}";

    private static string OfBeside(SideRecords beside) => string.Join('\n',
        All("turnout", beside.Turnout), All("protocols", beside.AreaProtocols), All("copies", beside.ObserverCopies), All("commitments", beside.Commitments),
        All("disclosures", beside.Disclosures), All("polls", beside.ExitPolls), All("endorsements", beside.Endorsements),
        All("certifications", beside.Certifications), All("mandates", beside.Mandates));

    private static string All<TSlot, T>(string name, Standing<TSlot, T> standing)
        where TSlot : notnull =>
        $"{name}: {string.Join(" ", standing.All.Select(each => $"{each.Key} {each.Value.Id} {each.Value.By} {each.Value.RecordedAt}").Order(StringComparer.Ordinal))}";
}
