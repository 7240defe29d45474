using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.Chronicle.Tests;

public sealed class ElectionChronicleTests
{
    [Fact]
    public void Every_event_is_told_once_in_order_with_what_counted_before_and_after()
    {
        var chronicle = Told.Whole();
        Assert.Equal("RESULT_FLAGGED REVIEW_CONFIRMED ANNULLED REINSTATED RESULT_HELD ANNULLED", chronicle.At(0));
        Assert.Equal("NO_RESULT NO_RESULT RESULT_HELD REVIEW_REFUSED", chronicle.At(1));
        Assert.Equal("OBSERVER_COPY ENDORSED", chronicle.At(2));
        Assert.Equal("RESULT_CORRECTED", chronicle.At(4));
        var positions = chronicle.Events.Select(told => told.Position).ToList();
        Assert.Equal(positions.Distinct().Order(), positions);
        var corrected = chronicle.Events.Single(told => told.Kind == EventKind.ResultCorrected);
        Assert.Equal(1UL, corrected.After.Votes[0] - corrected.Before.Votes[0]);
        Assert.Equal("Papers seen.", corrected.Reason);
        var annulled = chronicle.Events.First(told => told.Kind == EventKind.Annulled);
        Assert.Equal(("COURT", "Article 45", false, true), (annulled.Authority, annulled.LegalBasis, annulled.Before is null, annulled.After is null));
    }

    [Fact]
    public void Two_reports_are_told_as_they_meet()
    {
        var chronicle = Told.Twice();
        Assert.Equal("RESULT_HELD REPORTS_AGREE ENDORSED", chronicle.At(0));
        Assert.StartsWith("RESULT_HELD REPORTS_DIFFER", chronicle.At(2), StringComparison.Ordinal);
        Assert.EndsWith("REVIEW_RELEASED", chronicle.At(2), StringComparison.Ordinal);
    }

    /// <summary>Whoever knows each event of a station's, from the first on, knows what counts there.</summary>
    [Fact]
    public void What_counted_before_an_event_is_what_counted_after_the_one_ahead_of_it()
    {
        foreach (var chronicle in new[] { Told.Whole(), Told.Twice() })
        {
            var known = new Dictionary<(string, string), Figures?>();
            foreach (var told in chronicle.Events.Where(told => told.Before is not null && told.Precinct.Length > 0 && told.Kind != EventKind.ObserverCopy))
            {
                if (known.TryGetValue((told.Contest, told.Precinct), out var last) && last is not null) Assert.Equal(last, told.Before);
                known[(told.Contest, told.Precinct)] = told.Kind is EventKind.ResultHeld or EventKind.ReportsDiffer ? told.Before : told.After;
            }
        }
    }

    [Fact]
    public void A_held_result_that_is_replaced_by_one_that_counts_is_told()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = new LedgerScript(election).Wait(2_500).Add(election.North, election.Overfull(1));
        script.Add(election.North, election.Result(1).Replacing(script.CurrentAt(1)));
        Assert.Equal("RESULT_HELD RESULT_CORRECTED", Told.Of(script).At(1));
    }

    [Fact]
    public void The_election_is_known_as_it_was_at_every_size()
    {
        var chronicle = Told.Whole();
        var opened = chronicle.Events.Single(told => told.Kind == EventKind.StationsChanged);
        Assert.Null(chronicle.ElectionAt(0));
        Assert.Null(chronicle.ElectionAt((long)opened.Position)!.FindPrecinct("P900"));
        Assert.NotNull(chronicle.ElectionAt((long)opened.Position + 1)!.FindPrecinct("P900"));
        Assert.Null(chronicle.ElectionAt(chronicle.Position + 1));
        var withdrawn = chronicle.Events.Single(told => told.Kind == EventKind.SelectionWithdrawn);
        Assert.Equal([false, true], new[] { 0, 1 }.Select(after => chronicle.ElectionAt((long)withdrawn.Position + after)!.Contests[1].Selections.Any(each => each.Withdrawn)));
    }

    /// <summary>Also those of a station that opened late, in the election before it and in the one after.</summary>
    [Fact]
    public void A_contests_slots_are_all_that_are_its_own_in_order()
    {
        var chronicle = Told.Whole();
        foreach (var election in Enumerable.Range(0, (int)chronicle.Position + 1).Select(size => chronicle.ElectionAt(size)).OfType<Domain.Elections.Election>().Distinct())
        foreach (var contest in Enumerable.Range(0, election.Contests.Count).Select(number => new Domain.Ids.ContestIndex(number)))
        {
            var slots = Enumerable.Range(0, election.Slots.Count).Select(slot => new Domain.Ids.SlotIndex(slot)).Where(slot => election.Slots.ContestOf(slot) == contest);
            Assert.Equal(slots, election.Slots.Of(contest));
        }
    }

    [Fact]
    public void A_stations_history_lists_its_entries_and_no_others()
    {
        var chronicle = Told.Whole();
        Assert.Equal(6, chronicle.HistoryOf(chronicle.Slot(0)).Count);
        Assert.Equal(4, chronicle.HistoryOf(chronicle.Slot(1)).Count);
        Assert.Empty(chronicle.HistoryOf(chronicle.Slot(3)));
        Assert.Equal(chronicle.HistoryOf(chronicle.Slot(0)).Order(), chronicle.HistoryOf(chronicle.Slot(0)));
    }

    [Fact]
    public void Events_are_found_from_any_position_on()
    {
        var chronicle = Told.Whole();
        for (long from = 0; from <= chronicle.Position + 1; from++)
            Assert.Equal(chronicle.Events.Where(told => told.Position >= (ulong)from), chronicle.EventsFrom(from));
    }

    [Fact]
    public void An_entry_that_fails_half_way_is_taken_back_whatever_failed()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = new LedgerScript(election).Wait(2_500);
        var chronicle = Told.Of(script);
        var beyond = election.Result(0);
        beyond.PrecinctResult.Votes[0] = int.MaxValue + 1L;
        var envelope = election.North.Sign(beyond);
        var leaf = EntryCodec.Encode(chronicle.Position, script.Next, envelope.Payload.Memory, envelope.Proof(), Domain.Rules.Verdict.Clean);
        Assert.Throws<InvalidDataException>(() => chronicle.Add(leaf));
        script.Add(election, 0);
        chronicle.Add(script.Leaves[^1]);
        Assert.Equal(("", 1, script.Leaves.Count), (chronicle.At(0), chronicle.HistoryOf(chronicle.Slot(0)).Count, chronicle.Position));
        var tally = chronicle.State.Tally!;
        var whole = tally.Rows.WholeOf(new Domain.Ids.ContestIndex(0));
        Assert.Equal([.. script.State.Tally!.SumsOf(whole)], tally.SumsOf(whole).ToArray());
    }

    [Fact]
    public void Entries_that_cannot_be_are_named_and_leave_everything_as_it_was()
    {
        var leaves = WholeNight.Play(WholeNight.Election(AnnulmentEffect.Unspecified)).Leaves;
        var chronicle = new ElectionChronicle();
        chronicle.Add(leaves[0]);
        Assert.Throws<InvalidDataException>(() => chronicle.Add(leaves[2]));
        Assert.Throws<InvalidDataException>(() => chronicle.Add(new byte[] { 1, 2, 3 }));
        foreach (var leaf in leaves.Skip(1)) chronicle.Add(leaf);
        Assert.Equal(leaves.Count, chronicle.Position);
    }
}
