using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Folding;

/// <summary>What stations that are out, and results that wait, can still do to the seats.</summary>
public class OutstandingTests
{
    private static readonly ContestIndex Lists = new(0);

    /// <summary>
    /// Results that count, wait, wait to replace one that counts, or come after a recorded reason for none; then each wait ends in any way, and what is out comes in or does not.
    /// </summary>
    [Fact]
    public void However_a_night_ends_no_seat_leaves_the_bounds()
    {
        var (bounded, settled, moved) = (0, 0, 0);
        for (var seed = 0; seed < 600; seed++)
        {
            var country = new Country(seed);
            var night = country.Begin();
            var bounds = Outstanding.Bounds(night.State, Lists);
            var before = ContestSeats.Allocate(night.State, Lists);
            country.End(night);
            if (bounds is null) continue;
            var after = ContestSeats.Allocate(night.State, Lists);
            foreach (var range in bounds.Ranges)
                Assert.True(after.SeatsOf(range.Selection) >= range.Least && after.SeatsOf(range.Selection) <= range.Most, $"seed {seed}: {range}, {after.SeatsOf(range.Selection)}");
            bounded++;
            if (bounds.CannotChange(before)) settled++;
            if (!before.Seats.SequenceEqual(after.Seats)) moved++;
        }

        Assert.True(bounded > 200 && settled > 0 && moved > 100, $"{bounded} {settled} {moved}");
    }

    [Fact]
    public void A_held_correction_may_still_change_what_it_corrects()
    {
        var night = Night.Of(Holding, Small.Results);
        Assert.True(Outstanding.CannotMatter(night.State, Lists));
        night.Require(Small.Results[2] with { Lines = [500, 0, 0, 0, 0, 0, 0], Votes = [0, 0, 0, 0], Replaces = Small.Results[2].Id, Reason = "burnt" });
        Assert.False(Outstanding.CannotMatter(night.State, Lists));
    }

    [Fact]
    public void A_form_may_have_more_voters_than_the_registry()
    {
        var night = Night.Of(Holding, Small.Results[..2]);
        Assert.Equal(550, Outstanding.Bounds(night.State, Lists)!.Outstanding);
        night.Require(Small.Results[2] with { Lines = [1_800, 0, 0, 0, 0, 0, 0], Votes = [0, 0, 0, 0] });
        Assert.Equal(1_800, Outstanding.Bounds(night.State, Lists)!.Outstanding);
    }

    /// <summary>A form without a line for the voters: whatever a station reports, nothing marks it as too much.</summary>
    [Fact]
    public void Where_no_line_tells_the_voters_nothing_is_said()
    {
        var night = Night.Of(Holding.Form(0, form => form with { Lines = Draft.Changed(form.Lines, Small.Registered, line => line with { Role = LineRole.Other }) }), Small.Results[..2]);
        Assert.Null(Outstanding.Bounds(night.State, Lists));
        Assert.DoesNotContain(Rule.RegisteredDiffers, Codes(night.Judge(Small.Results[2] with { Lines = [90_000, 0, 90_000, 90_000, 0, 0, 90_000], Votes = [0, 0, 90_000, 0] })));
        night.Require(Small.Results[2]);
        Assert.NotNull(Outstanding.Bounds(night.State, Lists));
    }

    [Fact]
    public void Where_seats_elsewhere_may_let_a_list_in_nothing_is_said_before_they_are_settled()
    {
        var night = Night.Of(Holding.Contest(0, contest => contest with
        {
            Allocation = contest.Allocation with { Thresholds = [.. contest.Allocation.Thresholds.Select(threshold => threshold with { DirectSeatWaiver = 1 })] },
        }), Small.Results);
        Assert.Null(Outstanding.Bounds(night.State, Lists));
        foreach (var (district, precinct) in new[] { ("d1", "p1"), ("d1", "p2"), ("d2", "p3") }) night.Require(Said.Result("cec", district, precinct, [0], [10, 5]));
        Assert.NotNull(Outstanding.Bounds(night.State, Lists));
    }

    private static IEnumerable<Rule> Codes(Findings findings) => findings.All.ToArray().Select(finding => finding.Rule);

    /// <summary>Where no votes hold a result.</summary>
    private static Draft Holding => Small.Whole.Define(definition => definition with { RulePolicies = [Policy(Rule.ZeroVotes, Disposition.Hold)] });

    /// <summary>Eight stations that vote for lists, under a random rule.</summary>
    private sealed class Country
    {
        private static readonly ThresholdBase[] Bases =
            [ThresholdBase.Valid, ThresholdBase.ValidWithoutAgainstAll, ThresholdBase.ParticipantsByBoxes, ThresholdBase.ParticipantsByIssued, ThresholdBase.Registered];

        private readonly Random random;
        private readonly int tolerance;
        private readonly Draft draft;

        public Country(int seed)
        {
            random = new Random(seed);
            tolerance = random.Next(2) == 0 ? 100 : 400;
            draft = Small.Whole
                .Define(definition => definition with
                {
                    RulePolicies =
                    [
                        Policy(Rule.BoxesExceedIssued, Disposition.Hold), Policy(Rule.IssuedExceedRegistered, Disposition.Hold), Policy(Rule.RegisteredDiffers, Disposition.Info, tolerance),
                    ],
                })
                .Form(0, form => form with { Lines = [.. form.Lines, Line("supplementary", LineRole.Supplementary)] })
                .Contest(0, contest => contest with { Allocation = RandomRule() })
                .Register(page => page with
                {
                    Precincts =
                    [
                        .. page.Precincts.Select(precinct => precinct with { Registered = random.Next(60) }),
                        .. Enumerable.Range(4, 5).Select(number => Precinct($"p{number}", [3, 4], [0], random.Next(60))),
                    ],
                });
        }

        public Night Begin()
        {
            var night = new Night(draft);
            foreach (var station in draft.Page.Precincts) Begin(night, station, random.Next(8));
            return night;
        }

        public void End(Night night)
        {
            foreach (var (precinct, index) in night.State.Election!.StationsOf(Lists).ToList())
            {
                var (station, slot) = (draft.Page.Precincts[precinct.Value], night.State[index]);
                if (!slot.First.IsNone) Decide(night, station, slot.First.Id, random.Next(4));
                if (night.State[index].State == SlotState.Awaited && random.Next(3) > 0) night.Require(Proper(station));
            }
        }

        /// <summary>Nothing; no result, and one after all that waits; one that waits; one that counts, and a correction that waits.</summary>
        private void Begin(Night night, Precinct station, int what)
        {
            var standing = what switch
            {
                1 or 2 => night.Require(Said.NoResult("cec", "list", station.Code)),
                >= 4 => night.Require(Proper(station)),
                _ => default,
            };
            if (what is 2 or 4) night.Require(Wild(station).Correcting(standing));
            if (what == 3) night.Require(Wild(station));
        }

        private void Decide(Night night, Precinct station, StatementId held, int what)
        {
            if (what < 2) night.Require(Said.Review("north", held, what == 0 ? ReviewDecision.Release : ReviewDecision.Refuse) with { Authority = ReviewerOf(station) });
            if (what == 2) night.Require(Proper(station).Correcting(held));
        }

        private static string ReviewerOf(Precinct station) => station.Code == "p3" ? "south" : "north";

        private AllocationRule RandomRule()
        {
            var rule = new AllocationRule
            {
                Method = random.GetItems([AllocationMethod.DHondt, AllocationMethod.SainteLague, AllocationMethod.LargestRemainderHare, AllocationMethod.LargestRemainderDroop], 1)[0],
                Seats = random.Next(1, 9), Ties = TieRule.RegistrationOrder,
            };
            return rule with { Thresholds = [new Threshold("", random.GetItems(Bases, 1)[0], Fraction.Of(random.Next(4) * 8, 100))] };
        }

        /// <summary>With at most as many voters as the registry's figure allows, often exactly those and all for one.</summary>
        private Said Proper(Precinct station)
        {
            var voters = station.Registered!.Value + (station.Registered.Value * tolerance / 1_000);
            if (random.Next(2) == 0) return Says(station, voters, voters, voters);
            var registered = UpTo(voters);
            var issued = UpTo(registered);
            return Says(station, registered, issued, UpTo(issued));
        }

        /// <summary>With far more ballots than voters: such a result waits.</summary>
        private Said Wild(Precinct station)
        {
            var issued = 61 + random.Next(200);
            return Says(station, random.Next(60), issued, issued + random.Next(2));
        }

        private Said Says(Precinct station, int voters, int issued, int boxes)
        {
            var (added, invalid, mobile) = (UpTo(voters), random.Next(2) == 0 ? 0 : UpTo(boxes), UpTo(boxes));
            return Said.Result(
                "cec", "list", station.Code, [voters - added, 0, issued, boxes - mobile, mobile, invalid, boxes - invalid, added], Split(boxes - invalid));
        }

        private long[] Split(int votes)
        {
            var split = new long[4];
            for (var left = votes; left > 0;)
            {
                var some = random.Next(2) == 0 ? left : 1 + UpTo(left - 1);
                split[random.Next(4)] += some;
                left -= some;
            }

            return split;
        }

        private int UpTo(int most) => random.Next(most + 1);
    }
}
