using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Scenarios;

namespace Tabulation.Domain.Tests.Allocation;

public class StepsTests
{
    private static readonly Gen<SeatAllocation> Allocations =
        from scenario in Gen.OneOf(Any(), Close())
        from method in Method(Enum.GetValues<AllocationMethod>())
        from ties in Gen.Elements(Enum.GetValues<TieRule>())
        select (Contests.Rule(method, scenario.Seats) with { Ties = ties }).Allocate(Contests.Lists(scenario.Votes));

    [Fact]
    public void Whole_parts_and_awards_add_up_to_the_seats() => Check(Allocations, a => a.Seats.All(s =>
        s.Seats == Held(a, s.Selection) + a.Awards.Count(w => w.Winner.Selection == s.Selection)));

    [Fact]
    public void Each_award_starts_from_the_seats_held_before_it() => Check(Allocations, a =>
        a.Awards.Select(w => w.Turn).SequenceEqual(Enumerable.Range(1, a.Awards.Count))
        && a.Awards.All(w => w.Winner.Held == HeldBefore(a, w.Winner, w) && (w.Next == null || w.Next.Held == HeldBefore(a, w.Next, w))));

    [Fact]
    public void No_claim_beats_the_winners_and_claims_never_rise() => Check(Allocations, a =>
        a.Awards.All(w => w.Next == null || (w.Next.Value <= w.Winner.Value && w.Next.Selection != w.Winner.Selection))
        && a.Awards.Zip(a.Awards.Skip(1)).All(pair => pair.First.Winner.Value >= pair.Second.Winner.Value));

    [Fact]
    public void An_award_says_equal_exactly_when_it_is() => Check(Allocations, a => a.Awards.All(w =>
        (w.Decision == AwardDecision.Highest) == (w.Next?.Value != w.Winner.Value)));

    [Fact]
    public void Claims_are_what_votes_and_method_make_them() =>
        Check(Allocations, a => a.Awards.All(w => w.Winner.Value == Claim(a, Votes(a, w), w.Winner.Held)));

    [Fact]
    public void Only_the_last_tie_can_be_open_and_then_the_outcome_says_so() => Check(Allocations, a =>
        (a.OpenTie != null) == (a.Outcome == AllocationOutcome.LotNeeded)
        && a.Ties.All(t => t.Between.Count > t.Places && t.Places > 0)
        && (a.OpenTie == null || (a.OpenTie == a.Ties[^1] && a.OpenTie.Places == a.SeatsNotGiven)));

    [Fact]
    public void Every_step_is_one_line_of_text() => Check(Allocations, a =>
    {
        var lines = AllocationText.Lines(a, s => $"List {s.Value}");
        var quotients = a.Quota == null ? 0 : 1 + a.Quota.Quotients.Count;
        return lines.All(line => line.EndsWith('.') && !line.Contains('\n'))
            && lines.Count == 3 + a.Thresholds.Count + a.Admissions.Count + quotients + a.Awards.Count + a.Ties.Count;
    });

    private static Fraction Claim(SeatAllocation a, long votes, int held) => a.Rule.Method switch
    {
        AllocationMethod.LargestRemainderHare => Fraction.Of(votes * a.Rule.Seats, a.Admissions.Sum(x => x.Votes)) - held,
        AllocationMethod.LargestRemainderDroop => Fraction.Of(votes, (a.Admissions.Sum(x => x.Votes) / (a.Rule.Seats + 1)) + 1) - held,
        AllocationMethod.DHondt => Fraction.Of(votes, held + 1),
        AllocationMethod.SainteLague => Fraction.Of(votes, (2 * held) + 1),
        AllocationMethod.ModifiedSainteLague => Fraction.Of(votes * 10, held == 0 ? 14 : (20 * held) + 10),
        AllocationMethod.Plurality => votes,
    };

    private static long Votes(SeatAllocation allocation, Award award) =>
        allocation.Admissions.Single(a => a.Selection == award.Winner.Selection).Votes;

    private static int Held(SeatAllocation allocation, SelectionIndex selection) =>
        allocation.Quota?.Quotients.SingleOrDefault(q => q.Selection == selection)?.Held ?? 0;

    private static int HeldBefore(SeatAllocation allocation, Claim claim, Award award) =>
        Held(allocation, claim.Selection) + allocation.Awards.Count(w => w.Turn < award.Turn && w.Winner.Selection == claim.Selection);
}
