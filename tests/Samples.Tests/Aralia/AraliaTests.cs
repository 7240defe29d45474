using Tabulation.Contracts.V1;
using AdmissionVerdict = Tabulation.Domain.Allocation.AdmissionVerdict;
using AllocationOutcome = Tabulation.Domain.Allocation.AllocationOutcome;

namespace Tabulation.Samples.Tests.Aralia;

public class AraliaTests
{
    private static readonly Sample s_sample = Build(1);
    private static readonly PlayedNight s_night = new(s_sample);

    [Fact]
    public void It_is_small_and_three_levels_deep()
    {
        var registry = s_sample.Registry;
        Assert.Equal(599, registry.Precincts.Count);
        Assert.Equal(600, s_night.Election.Precincts.Count(precinct => !precinct.Closed));
        Assert.Equal(6, registry.Areas.Count(area => area is { Hierarchy: 0, HasParent: true, Parent: 0 }));
        Assert.Equal(24, registry.Areas.Count(area => area is { Hierarchy: 0, HasParent: true, Parent: > 0 }));
        Assert.Equal(10, registry.Areas.Count(area => area.Hierarchy == 1));
        Assert.Contains(registry.Precincts, precinct => precinct.Previous is not null);
        Assert.Contains(registry.Precincts, precinct => precinct.Previous is null);
    }

    [Fact]
    public void Whatever_the_seed_as_many_results_are_counted_flagged_held_and_missing() => Seeds.Check(5, seed =>
    {
        var sample = Build(seed);
        Assert.Equal(new ExpectedPrecincts(600, 595, 20, 0) { Annulled = 1, WithoutResult = 3 }, sample.Expected.Contests[0].Precincts);
        Assert.Equal(1, sample.Expected.Contests[0].Precincts.Outstanding);
        var candidates = sample.Expected.Contests.Skip(1).Select(contest => contest.Precincts).ToList();
        Assert.Equal((600, 597), (candidates.Sum(one => one.Expected), candidates.Sum(one => one.Counted)));
        Assert.Equal((4, 0), (candidates.Sum(one => one.Flagged), candidates.Sum(one => one.Held)));
    });

    [Fact]
    public void Whatever_the_seed_the_seats_are_these() => Seeds.Check(5, seed =>
    {
        var expected = Build(seed).Expected;
        Assert.Equal([15, 10, 8, 4, 0, 0, 2, 1, 0, 0], expected.Contests[0].Selections.Select(list => list.Seats));
        Assert.Equal(
            new Dictionary<string, int> { ["harbour"] = 3, ["lantern"] = 2, ["river"] = 1, ["hill"] = 3, [""] = 1 }.Order(ByParty),
            expected.DirectSeats.Order(ByParty));
    });

    [Fact]
    public void Statements_meet_every_disposition_and_the_rules_that_lead_there()
    {
        var counts = s_night.Verdicts.GroupBy(verdict => verdict.Gravest).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal((2, 11), (counts[Disposition.Refuse], counts[Disposition.Hold]));
        Assert.Equal(["VOTES_DIFFER_FROM_VALID"], RulesOf(Disposition.Refuse));
        Assert.Equal(["BOXES_EXCEED_ISSUED"], RulesOf(Disposition.Hold));
        Assert.Equal(["TURNOUT_HIGH", "TURNOUT_LATE"], RulesOf(Disposition.Info).Order());
        string[] flags =
            ["EQUATION/ACCOUNTED", "EQUATION/SORTED", "ISSUED_EXCEED_REGISTERED", "PREVIOUS_TURNOUT_DIFFERS", "QUOTA_NOT_MET",
                "ZERO_VOTES"];
        Assert.Empty(flags.Except(RulesOf(Disposition.Flag)));
    }

    [Fact]
    public void Everything_that_can_be_said_is_said()
    {
        Payload.ContentOneofCase[] opening =
            [Payload.ContentOneofCase.None, Payload.ContentOneofCase.ElectionDefinition, Payload.ContentOneofCase.RegistryPage];
        Assert.Equal(Enum.GetValues<Payload.ContentOneofCase>().Except(opening)
            .Order(), s_sample.Night.Select(told => told.Draft.ContentCase).Distinct().Order());
        Assert.Equal(3, s_sample.Night.Select(told => told.Draft.RegistryChange?.ChangeCase ?? 0).Distinct().Count(change => change != 0));
        Assert.Equal(2, s_sample.Night.Select(told => told.Draft.Annulment?.Decision ?? 0).Distinct().Count(decision => decision != 0));
        Assert.Equal(2, s_sample.Night.Select(told => told.Draft.ObserverSample?.StepCase ?? 0).Distinct().Count(step => step != 0));
    }

    [Fact]
    public void Turnout_is_told_at_each_moment_late_missing_and_corrected_at_times()
    {
        var reports = s_sample.Night.Where(told => told.Draft.TurnoutReport is { HasPrecinct: true }).ToList();
        Assert.All(Enumerable.Range(0, 6), moment => Assert.InRange(
            reports.Count(told => told.Draft.TurnoutReport.Moment == moment), 560, 600));
        Assert.InRange(reports.Count(told => told.Verdict == Disposition.Info), 5, 60);
        Assert.Single(reports, told => told.RefersTo is not null);
        Assert.Equal(36, s_sample.Night.Count(told => told.Draft.TurnoutReport is { HasArea: true }));
    }

    [Fact]
    public void Played_live_its_polls_open_when_asked_and_the_day_passes_in_seconds()
    {
        var opens = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        var live = SampleCatalogue.Find("aralia")!.Build(TestKeys.Rehearsal(1) with { PollsOpen = opens });
        Assert.Equal((ulong)opens.ToUnixTimeMilliseconds(), live.Definition.PollsOpen);
        Assert.Equal(opens + TimeSpan.FromSeconds(6), live.Timetable!.PollsClose);
        Assert.All(live.Night.Zip(s_sample.Night), pair => Assert.Equal(pair.Second.AfterPollsClose, pair.First.AfterPollsClose));
        var night = new PlayedNight(live);
        Assert.All(live.Expected.Contests, contest => Assert.True(
            night.Fold.State[night.Election.FindContest(contest.Code)!.Value].Certified));
    }

    [Fact]
    public void Every_list_with_seats_has_its_mandates_and_the_chamber_is_full()
    {
        var lists = s_sample.Expected.Contests[0].Selections.Where(list => list.Seats > 0).Select(list => list.Code);
        var assigned = s_sample.Night.Select(told => told.Draft.MandateAssignment).OfType<MandateAssignment>().ToList();
        Assert.Equal(lists.Order(), assigned.Select(each => each.Selection).Distinct().Order());
        Assert.Single(assigned, each => each.Reason.Length > 0);
        Assert.Equal((int)s_sample.Definition.Chamber.Seats, s_sample.Expected.Chamber.Values.Sum());
    }

    [Fact]
    public void Held_results_are_released_and_refused_by_another_commission_for_a_reason()
    {
        var reviews = s_sample.Night.Where(told => told.Draft.Review is not null).ToList();
        Assert.Equal(5, reviews.Count(told => told.Draft.Review.Decision == ReviewDecision.Release));
        Assert.Equal(4, reviews.Count(told => told.Draft.Review.Decision == ReviewDecision.Refuse));
        Assert.All(reviews, told => Assert.NotEqual(s_sample.Night[told.RefersTo!.Value].Draft.Authority, told.Draft.Authority));
        Assert.All(reviews, told => Assert.NotEmpty(told.Draft.Review.Reason));
        Assert.All(reviews, told => Assert.NotEmpty(told.Draft.Review.LegalBasis));
    }

    [Fact]
    public void Twelve_stations_of_the_mountains_are_late_and_three_stations_never_report()
    {
        var results = s_sample.Night.Where(told => told.Draft.PrecinctResult is not null).ToList();
        var late = results.Where(told => told.AfterPollsClose >= TimeSpan.FromHours(14) && told.RefersTo is null);
        Assert.Equal(12, late.Select(told => told.Draft.PrecinctResult.Precinct).Distinct().Count());
        var reported = results.Select(told => told.Draft.PrecinctResult.Precinct);
        Assert.Equal(3, s_night.Election.Precincts.Where(precinct => !precinct.Closed).Select(precinct => precinct.Code).Except(reported)
            .Count());
    }

    [Fact]
    public void What_is_held_would_change_the_totals()
    {
        var night = Until(told => told.Draft.NoResult is not null);
        var row = night.Tally.Rows.WholeOf(new(0));
        Assert.Contains(night.Tally.HeldDeltasOf(row).ToArray(), delta => delta != 0);
    }

    [Fact]
    public void Until_the_lot_is_drawn_the_tied_seat_is_open()
    {
        var before = Until(told => told.Draft.Lot is not null);
        Assert.Equal(AllocationOutcome.LotNeeded, before.Seats("constituency-07", s_sample.Expected.DirectSeats).Outcome);
        Assert.Equal(AllocationOutcome.Complete, s_night.Seats("constituency-07", s_sample.Expected.DirectSeats).Outcome);
    }

    [Fact]
    public void Each_class_of_lists_has_its_own_threshold()
    {
        var codes = s_sample.Registry.Contests[0].Selections.Select(list => list.Code).ToList();
        var admissions = s_night.Seats("assembly", s_sample.Expected.DirectSeats).Admissions
            .ToDictionary(admission => codes[admission.Selection.Value], admission => admission.Verdict);
        Assert.Equal(AdmissionVerdict.ReachedThreshold, admissions["orchard"]);
        Assert.Equal(AdmissionVerdict.BelowThreshold, admissions["coast"]);
        Assert.Equal(AdmissionVerdict.BelowThreshold, admissions["quarry"]);
        Assert.Equal(AdmissionVerdict.DirectSeats, admissions["hill"]);
        Assert.Equal(AdmissionVerdict.NoThreshold, admissions["reed"]);
    }

    private static Comparer<KeyValuePair<string, int>> ByParty =>
        Comparer<KeyValuePair<string, int>>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key));

    private static Sample Build(ulong seed) => SampleCatalogue.Find("aralia")!.Build(TestKeys.Rehearsal(seed));

    /// <summary>The night before the first event of which something holds.</summary>
    private static PlayedNight Until(Func<NightEvent, bool> happens) =>
        new(s_sample with { Night = [.. s_sample.Night.TakeWhile(told => !happens(told))] });

    private static IEnumerable<string> RulesOf(Disposition gravest) =>
        s_night.Verdicts.Where(verdict => verdict.Gravest == gravest).SelectMany(verdict => verdict.Rules).Distinct();
}
