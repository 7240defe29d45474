using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Contests;

namespace Tabulation.Domain.Tests.Allocation;

public class AllocationTextTests
{
    [Fact]
    public void Highest_averages_with_a_tie_by_registration_order() => Says(
        Rule(AllocationMethod.DHondt, 3).Allocate(Lists(1200, 600, 600)),
        """
        Rule: highest averages after D'Hondt (divisors 1, 2, 3 ...), 3 seats; ties go to whoever was registered earlier.
        A: 1,200 votes: takes part.
        B: 600 votes: takes part.
        C: 600 votes: takes part.
        Seat 1: A with 1,200 / 1 = 1,200.000; next B with 600 / 1 = 600.000.
        Tie between A, B, C for 2 seats: registered earlier: A, B.
        Seat 2: A with 1,200 / 2 = 600.000; next B with 600 / 1 = 600.000 (equal, registered later).
        Seat 3: B with 600 / 1 = 600.000; next C with 600 / 1 = 600.000 (equal, registered later).
        Seats: A 2, B 1.
        3 of 3 seats given: complete.
        """);

    [Fact]
    public void Equal_claims_all_met_and_a_seat_with_nobody_next() => Says(
        Rule(AllocationMethod.ModifiedSainteLague, 3).Allocate(Lists(14, 14).Change(1, c => c with { Candidates = 1 })),
        """
        Rule: highest averages after Sainte-Lague, modified (divisors 1.4, 3, 5 ...), 3 seats; ties go to whoever was registered earlier.
        A: 14 votes: takes part.
        B: 14 votes: takes part.
        Seat 1: A with 14 / 1.4 = 10.000; next B with 14 / 1.4 = 10.000 (equal, and each gets a seat).
        Seat 2: B with 14 / 1.4 = 10.000; next A with 14 / 3 = 4.666.
        Seat 3: A with 14 / 3 = 4.666; nobody is next.
        Seats: A 2, B 1.
        3 of 3 seats given: complete.
        """);

    [Fact]
    public void An_open_lot_in_a_district() => Says(
        (Rule(AllocationMethod.Plurality, 1) with { Ties = TieRule.Lot }).Allocate(Candidates(11_608, 11_608, 1)),
        """
        Rule: most votes win, 1 seat; ties are decided by lot.
        A: 11,608 votes: takes part.
        B: 11,608 votes: takes part.
        C: 1 vote: takes part.
        Tie between A, B for 1 seat: a lot is needed.
        Seats: none.
        0 of 1 seat given: the rest waits for a lot.
        """);

    [Fact]
    public void A_lot_drawn_in_a_district() => Says(
        (Rule(AllocationMethod.Plurality, 1) with { Ties = TieRule.Lot }).Allocate(Candidates(11_608, 11_608).WithLot(1, 0)),
        """
        Rule: most votes win, 1 seat; ties are decided by lot.
        A: 11,608 votes: takes part.
        B: 11,608 votes: takes part.
        Tie between A, B for 1 seat: drawn by lot: B.
        Seat 1: B with 11,608 votes; next A with 11,608 votes (equal, later in the lot).
        Seats: B 1.
        1 of 1 seat given: complete.
        """);

    [Fact]
    public void A_runner_up_with_factor_and_guarantee_classes_and_waiver() => Says(
        (Rule(AllocationMethod.LargestRemainderDroop, 98) with
        {
            Thresholds =
            [
                new Threshold("", ThresholdBase.ParticipantsByBoxes, Fraction.Of(7, 100)) { DirectSeatWaiver = 3 },
                Threshold.Exempt("minority"),
            ],
            RunnerUp = new(2, Fraction.Of(7, 10)),
        }).Allocate(Lists(990_000, 10_000, 0).Change(2, c => c with { Class = "minority" }) with
        {
            Figures = new() { InBoxes = 1_000_000 },
        }),
        """
        Rule: largest remainder with Droop's quota, 98 seats; ties go to whoever was registered earlier.
        Threshold for ordinary lists: 7/100 (7.000%) of the ballots found in the boxes, 1,000,000, is 70,000.000: 70,000 votes needed.
        Of these, whoever won 3 single-member seats or more needs no share.
        Threshold for class minority: none.
        A: 990,000 votes (99.000%): reached the threshold.
        B: 10,000 votes (1.000%): below the threshold, admitted as the runner-up.
        C: 0 votes: takes no seat without votes.
        Only A is admitted by itself, so the runner-up, B, is admitted too: at least 2 seats, its votes times 7/10.
        Quota: 1,000,000 votes of those admitted / 99, whole part and 1 = 10,102.000.
        A: 990,000 / quota = 98.000: 96 seats (not 98), remainder 0.000.
        B: 10,000 / quota * 7/10 = 0.692: 2 seats (not 0), remainder 0.692.
        Seats: A 96, B 2.
        98 of 98 seats given: complete.
        """);

    [Fact]
    public void Different_numbers_that_look_alike_are_given_exactly() => Says(
        Rule(AllocationMethod.LargestRemainderHare, 2).Allocate(Lists(333_334, 333_333, 333_333)),
        """
        Rule: largest remainder with Hare's quota, 2 seats; ties go to whoever was registered earlier.
        A: 333,334 votes: takes part.
        B: 333,333 votes: takes part.
        C: 333,333 votes: takes part.
        Quota: 1,000,000 votes of those admitted / 2 = 500,000.000.
        A: 333,334 / quota = 0.666: 0 seats, remainder 0.666.
        B: 333,333 / quota = 0.666: 0 seats, remainder 0.666.
        C: 333,333 / quota = 0.666: 0 seats, remainder 0.666.
        Seat left 1: A with remainder 0.666 (exactly 166667/250000); next B with remainder 0.666 (exactly 333333/500000).
        Tie between B, C for 1 seat: registered earlier: B.
        Seat left 2: B with remainder 0.666; next C with remainder 0.666 (equal, registered later).
        Seats: A 1, B 1.
        2 of 2 seats given: complete.
        """);

    [Fact]
    public void Nobody_wins() => Says(
        Rule(AllocationMethod.Plurality, 1).Allocate(Candidates(3).AndAgainstAll(4)),
        """
        Rule: most votes win, 1 seat; ties go to whoever was registered earlier.
        A: 3 votes: fewer votes than against all.
        B: 4 votes: against all takes no seat.
        Seats: none.
        0 of 1 seat given: against all won.
        """);

    private static void Says(SeatAllocation allocation, string text) =>
        Assert.Equal(text, string.Join('\n', AllocationText.Lines(allocation, s => $"{(char)('A' + s.Value)}")));
}
