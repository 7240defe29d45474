using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.ElectionKit;

namespace Tabulation.Chronicle.Tests;

/// <summary>What events say of values: as they stood before, and as they stand after.</summary>
public sealed class EventValueTests
{
    private readonly SmallElection election = WholeNight.Election(AnnulmentEffect.Unspecified);
    private readonly LedgerScript script;

    public EventValueTests() => script = new LedgerScript(election);

    [Fact]
    public void No_event_says_only_that_it_happened()
    {
        var told = Told.Whole().Events.Concat(Told.Twice().Events).ToList();
        Assert.Equal(Enum.GetValues<EventKind>().Where(kind => kind != EventKind.Unspecified), told.Select(each => each.Kind).Distinct().Order());
        foreach (var each in told)
        {
            Assert.True(each.Changes.Count > 0 || !Equals(each.Before, each.After), $"{each}");
            Assert.All(each.Changes, change => Assert.NotEqual((change.HasBefore, change.Before), (change.HasAfter, change.After)));
            Assert.Equal(each.Changes.Select(change => change.Value).Order(), each.Changes.Select(change => change.Value));
        }
    }

    /// <summary>Whoever knows what was expected at first, and every event since, knows what is expected now, in every row.</summary>
    [Theory]
    [InlineData(AnnulmentEffect.Unspecified)]
    [InlineData(AnnulmentEffect.KeepRegistered)]
    public void Denominators_change_by_events_and_by_nothing_else(AnnulmentEffect effect)
    {
        var night = WholeNight.Play(WholeNight.Election(effect));
        var chronicle = new ElectionChronicle();
        Dictionary<(ChangedValue, string, string), string>? known = null;
        foreach (var leaf in night.Leaves)
        {
            chronicle.Add(leaf);
            if (chronicle.State.Tally is not { } tally) continue;
            foreach (var change in chronicle.EventsFrom(chronicle.Position - 1).SelectMany(told => told.Changes).Where(IsExpected))
            {
                Assert.Equal(known![(change.Value, change.Contest, change.Area)], change.Before);
                known[(change.Value, change.Contest, change.Area)] = change.After;
            }

            known ??= Expected(tally);
            Assert.Equal(Expected(tally), known);
        }

        Assert.Equal(effect == AnnulmentEffect.Unspecified, chronicle.Events.Any(told => told.Kind == EventKind.Annulled && told.Changes.Any(IsExpected)));
    }

    [Fact]
    public void A_change_of_the_stations_says_which_and_what_is_expected_since()
    {
        var stations = Told.Whole().Events.Single(told => told.Kind == EventKind.StationsChanged);
        Assert.Equal<string>(
        new[]
        {
            "PRECINCTS_EXPECTED list 12 -> 11", "REGISTERED_EXPECTED list 12000 -> 10700",
            "PRECINCTS_EXPECTED d2 6 -> 4", "REGISTERED_EXPECTED d2 6000 -> 4000",
            "PRECINCT P003 OPEN -> CLOSED", "PRECINCT P005 OPEN -> CLOSED", "PRECINCT P900 none -> OPEN",
        }.Order(), Changes(stations, change => change.Area.Length == 0).Order());
        Assert.Contains("REGISTERED_EXPECTED list N 8000 -> 7700", Changes(stations));
        Assert.DoesNotContain(stations.Changes, change => change.Contest == "d1");
    }

    [Fact]
    public void Later_hours_a_withdrawal_and_a_lot_say_what_was_before()
    {
        var events = Told.Whole().Events;
        Assert.Equal(
            ["POLLS_CLOSE 2023-11-14T22:13:21.000Z -> 2023-11-14T22:13:21.500Z", "RELEASE 2023-11-14T22:13:21.000Z -> 2023-11-14T22:13:22.000Z"],
            Changes(events.Single(told => told.Kind == EventKind.HoursExtended)));
        Assert.Equal(["SELECTION d1 y STANDS -> WITHDRAWN"], Changes(events.Single(told => told.Kind == EventKind.SelectionWithdrawn)));
        Assert.Equal(["LOT_PLACE list b none -> 1", "LOT_PLACE list a none -> 2"], Changes(events.Single(told => told.Kind == EventKind.LotDrawn)));
    }

    [Fact]
    public void A_change_among_the_authorities_says_who_spoke_before()
    {
        var added = new Authority { Code = "NEW", Role = AuthorityRole.Commission, PublicKey = Key(election.Pollster), Names = { new LocalizedText { Language = "en", Text = "New" } } };
        var rotated = new KeyRotation { Authority = "N-COM", PublicKey = Key(election.Reviewer) };
        script.Add(election.Root, Say(new AuthorityChange { Add = added })).Add(election.Root, Say(new AuthorityChange { Rotate = rotated }));
        script.Add(election.Root, Say(new AuthorityChange { Revoke = "NEW" }));
        Assert.Equal(
        [
            $"AUTHORITY NEW none -> SPEAKS, AUTHORITY_KEY NEW none -> {election.Pollster.PublicKey.Id}",
            $"AUTHORITY_KEY N-COM {election.North.PublicKey.Id} -> {election.Reviewer.PublicKey.Id}", "AUTHORITY NEW SPEAKS -> REVOKED",
        ], Told.Of(script).Events.Select(told => string.Join(", ", Changes(told))));

        Payload Say(AuthorityChange change)
        {
            change.Reason = "Found.";
            return new Payload { ElectionId = election.Id, AuthorityChange = change };
        }
    }

    [Fact]
    public void A_corrected_turnout_report_says_both_figures_and_one_without_a_count_that_there_is_none_any_more()
    {
        script.Wait(2_500).Add(election.North, election.Turnout(0, 0, 100));
        script.Add(election.North, Corrected(election.Turnout(0, 0, 131)));
        var percent = election.Turnout(0, 0, 0);
        percent.TurnoutReport.Permyriad = 4_105;
        script.Add(election.North, Corrected(percent));
        Assert.Equal(
            ["TURNOUT_COUNT none -> 100", "TURNOUT_COUNT 100 -> 131", "TURNOUT_COUNT 131 -> none, TURNOUT_PERCENT none -> 41.05"],
            Told.Of(script).Events.Select(told => string.Join(", ", Changes(told))));

        Payload Corrected(Payload payload)
        {
            (payload.Replaces, payload.TurnoutReport.Reason) = (script.Last, "Miscounted.");
            return payload;
        }
    }

    [Fact]
    public void A_corrected_exit_poll_says_every_share_that_changed()
    {
        var poll = election.ExitPoll();
        script.Wait(2_500).Add(election.Pollster, poll);
        var again = election.ExitPoll();
        (again.Replaces, again.ExitPoll.Reason, again.ExitPoll.SampleSize, again.ExitPoll.ResponsePermille) = (script.Last, "More asked.", 800, 412);
        (again.ExitPoll.Shares[0], again.ExitPoll.Shares[1]) = (5_005, 2_995);
        script.Add(election.Pollster, again);
        var events = Told.Of(script).Events;
        Assert.Equal(
            ["POLL_SHARE list a none -> 50.00", "POLL_SHARE list b none -> 30.00", "POLL_SHARE list c none -> 20.00", "POLL_SAMPLE_SIZE list none -> 500"],
            Changes(events[0]));
        Assert.Equal(
            ["POLL_SHARE list a 50.00 -> 50.05", "POLL_SHARE list b 30.00 -> 29.95", "POLL_SAMPLE_SIZE list 500 -> 800", "POLL_RESPONSE list none -> 412"],
            Changes(events[1]));
    }

    [Fact]
    public void A_corrected_protocol_and_a_corrected_copy_have_the_figures_of_both()
    {
        script.Wait(2_500).Add(election, 0);
        var (protocol, copy) = (election.Protocol(script, "N"), election.Copy(0));
        script.Add(election.North, protocol);
        var (again, other) = (protocol.Clone(), copy.Clone());
        (again.Replaces, again.AreaProtocol.Reason, again.AreaProtocol.Precincts) = (script.Last, "Found.", 2);
        again.AreaProtocol.Votes[0] += 7;
        script.Add(election.North, again).Add(election.Observer, copy);
        (other.Replaces, other.ObserverCopy.Reason) = (script.Last, "Misread.");
        other.ObserverCopy.Votes[1]++;
        script.Add(election.Observer, other);
        var events = Told.Of(script).Events;
        Assert.Equal([null, Votes(protocol.AreaProtocol.Votes), null, Votes(copy.ObserverCopy.Votes)], events.Select(told => told.Before?.Votes.ToArray()));
        Assert.Equal(
            [Votes(protocol.AreaProtocol.Votes), Votes(again.AreaProtocol.Votes), Votes(copy.ObserverCopy.Votes), Votes(other.ObserverCopy.Votes)],
            events.Select(told => told.After.Votes.ToArray()));
        Assert.Equal(["PROTOCOL_PRECINCTS list N none -> 1", "PROTOCOL_PRECINCTS list N 1 -> 2"], events.SelectMany(Changes));
    }

    [Fact]
    public void A_certificate_and_its_reopening_say_the_status_and_a_second_one_what_the_first_said()
    {
        var told = Told.Whole().Events.Where(each => each.Kind is EventKind.Certified or EventKind.Reopened).ToList();
        Assert.Equal(
            ["CONTEST_STATUS list unofficial-complete -> certified", "CONTEST_STATUS list certified -> recount", "CONTEST_STATUS list correction -> certified"],
            told.Select(each => Changes(each)[0]));
        Assert.Null(told[0].Before);
        Assert.Equal((told[0].After, 1UL), (told[2].Before, told[2].After.Votes[0] - told[2].Before.Votes[0]));
        Assert.StartsWith("CERTIFIED_CHECKPOINT list ", Changes(told[2])[1], StringComparison.Ordinal);
        Assert.Contains("CERTIFIED_SEATS list a none -> 6", Changes(told[0]));
    }

    [Fact]
    public void Mandates_that_are_corrected_say_whose_seat_it_was()
    {
        var whole = WholeNight.Play(election);
        var seats = whole.State.Beside.Certifications.In(default)!.Value.Content.Seats[0];
        var again = election.Mandates("a", (uint)seats);
        (again.Replaces, again.MandateAssignment.Reason, again.MandateAssignment.QuotaMembers) = (whole.Last, "Declined.", 1);
        again.MandateAssignment.Mandates[1] = "Member 9";
        whole.Add(election.Root, again);
        var events = Told.Of(whole).Events;
        Assert.Equal(["MANDATE list a Member 2 -> Member 9", "QUOTA_MEMBERS list a 0 -> 1"], Changes(events[^1]));
        Assert.Equal((int)seats, events[^2].Changes.Count(change => change.Value == ChangedValue.Mandate && !change.HasBefore));
    }

    /// <summary>A sample is disclosed beside what was committed to: that does not change.</summary>
    [Fact]
    public void Results_and_samples_say_what_state_they_came_from()
    {
        var chronicle = Told.Whole();
        Assert.Equal(
        [
            "RESULT_STATE list AWAITED -> COUNTED", "RESULT_FLAG list none -> FLAGGED", "RESULT_FLAG list FLAGGED -> none", "RESULT_STATE list COUNTED -> ANNULLED",
            "RESULT_STATE list ANNULLED -> COUNTED", "RESULT_STATE list COUNTED -> COUNTED_AND_HELD", "RESULT_STATE list COUNTED_AND_HELD -> ANNULLED",
        ], chronicle.Events.Where(told => told.Precinct == "P000" && told.Kind != EventKind.Turnout).SelectMany(Changes).Where(change => change.StartsWith("RESULT_STATE ", StringComparison.Ordinal) || change.StartsWith("RESULT_FLAG ", StringComparison.Ordinal)));
        Assert.Equal(["ENDORSEMENT list CEC none -> ENDORSED"], Changes(chronicle.Events.Single(told => told.Kind == EventKind.Endorsed)));
        var samples = chronicle.Events.Where(told => told.Kind == EventKind.ObserverSample).Select(told => Changes(told).Single()).ToList();
        Assert.StartsWith("SAMPLE_COMMITMENT WATCH none -> ", samples[0], StringComparison.Ordinal);
        Assert.Equal("SAMPLE_PRECINCTS WATCH none -> 3", samples[1]);
    }

    private static string[] Changes(Event told) => Changes(told, _ => true);

    private static string[] Changes(Event told, Func<ValueChange, bool> wanted) => [.. told.Changes.Where(wanted).Select(change => string.Join(' ', new[]
    {
        EventNames.Of(change.Value), change.Contest, change.Area, change.Code, change.HasBefore ? change.Before : "none", "->", change.HasAfter ? change.After : "none",
    }.Where(word => word.Length > 0)))];

    private static bool IsExpected(ValueChange change) => change.Value is ChangedValue.PrecinctsExpected or ChangedValue.RegisteredExpected;

    private static Dictionary<(ChangedValue, string, string), string> Expected(Tally tally)
    {
        var (all, election) = (new Dictionary<(ChangedValue, string, string), string>(), tally.Rows.Election);
        for (var row = 0; row < tally.Rows.Count; row++)
        {
            var (contest, area) = (election[tally.Rows[row].Contest].Code, tally.Rows[row].Area is { } part ? election[part].Code : "");
            all[(ChangedValue.PrecinctsExpected, contest, area)] = $"{tally.CountsOf(row).Expected}";
            all[(ChangedValue.RegisteredExpected, contest, area)] = $"{tally.CountsOf(row).RegisteredExpected}";
        }

        return all;
    }

    private static ulong[] Votes(IEnumerable<long> votes) => [.. votes.Select(figure => (ulong)figure)];

    private static ByteString Key(Client.Signing.StatementSigner signer) => ByteString.CopyFrom(signer.PublicKey.Bytes.Span);
}
