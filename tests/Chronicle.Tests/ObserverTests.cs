using Tabulation.Chronicle.Observing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;

namespace Tabulation.Chronicle.Tests;

public sealed class ObserverTests
{
    private static readonly Domain.Folding.ElectionState s_state = State();

    [Fact]
    public void Every_open_station_is_told_once_a_contest_for_each_copy_or_as_not_observed()
    {
        var (election, rows) = (s_state.Election!, ObserverReport.Stations(s_state, ObserverFilter.All).Stations);
        var slots = Enumerable.Range(0, election.Slots.Count).Select(number => new SlotIndex(number)).Where(slot => !election[election.Slots.PrecinctOf(slot)].Closed);
        Assert.Equal(
            slots.Select(slot => (election[election.Slots.ContestOf(slot)].Code, election[election.Slots.PrecinctOf(slot)].Code)),
            rows.Select(row => (row.Contest, row.Precinct)));
        Assert.Equal(["P000 MATCH WATCH", "P001 MISMATCH WATCH", "P002 NOT_COUNTED WATCH"], Of(rows.Where(row => row.State != "NOT_OBSERVED")));
        Assert.DoesNotContain(rows, row => row.Precinct == "P011");
    }

    [Fact]
    public void Stations_are_asked_for_by_contest_area_group_and_state()
    {
        var list = s_state.Election!.FindContest(SmallElection.List)!.Value;
        var south = new ObserverFilter([list], s_state.Election.FindArea("S"));
        Assert.Equal(["P002 NOT_COUNTED WATCH", "P005 NOT_OBSERVED ", "P008 NOT_OBSERVED "], Of(ObserverReport.Stations(s_state, south).Stations));
        var another = south with { Observer = s_state.Election.FindAuthority("CEC") };
        Assert.All(ObserverReport.Stations(s_state, another).Stations, row => Assert.Equal(("CEC", "NOT_OBSERVED"), (row.Observer, row.State)));
        Assert.Equal(["P001 MISMATCH WATCH"], Of(ObserverReport.Stations(s_state, ObserverFilter.All with { State = "MISMATCH" }).Stations));
    }

    [Fact]
    public void Page_by_page_it_is_the_same()
    {
        var (all, pages) = (ObserverReport.Stations(s_state, ObserverFilter.All), new List<ObserverRow>());
        for (int? from = 0; from is { } next;)
        {
            var page = ObserverReport.Stations(s_state, ObserverFilter.All, next, 3);
            Assert.InRange(page.Stations.Count, 1, 3);
            pages.AddRange(page.Stations);
            from = page.Next;
        }

        Assert.Null(all.Next);
        Assert.Equal(Of(all.Stations), Of(pages));
    }

    private static IEnumerable<string> Of(IEnumerable<ObserverRow> rows) => rows.Select(row => $"{row.Precinct} {row.State} {row.Observer}");

    private static Domain.Folding.ElectionState State()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = new LedgerScript(election).Wait(2_500).Add(election, 0).Add(election, 1, election.Result(1, 1));
        foreach (var precinct in new[] { 0, 1, 2 }) script.Add(election.Observer, election.Copy(precinct));
        return Told.Of(script.Add(election.Root, election.Change(new StationsChange { Close = { "P011" } }))).State;
    }
}
