using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Contests;

namespace Tabulation.Domain.Tests.Allocation;

public class Kazakhstan2023Tests
{
    private static readonly string[] Names = ["Amanat", "Auyl", "Respublica", "Aq Jol", "QHP", "OSDP", "Baytaq", "Against all"];

    private static readonly AllocationRule Majilis =
        Rule(AllocationMethod.LargestRemainderHare, 69).Percent(5) with { RunnerUp = new(2, Fraction.One) };

    private static readonly AllocationInput Votes =
        Lists(3_431_510, 693_938, 547_154, 535_139, 432_920, 331_058, 146_431).AndAgainstAll(248_291).WithValid(6_366_441);

    [Fact]
    public void Seats_are_the_official_ones() => Assert.Equal([40, 8, 6, 6, 5, 4, 0, 0], Majilis.Allocate(Votes).SeatsBySelection());

    [Fact]
    public void The_smallest_list_passes_over_participants_as_well()
    {
        var rule = Majilis with { Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.ParticipantsByIssued, 50_000)] };
        var allocation = rule.Allocate(Votes with { Figures = new() { Issued = 6_521_860 } });
        Assert.Equal([40, 8, 6, 6, 5, 4, 0, 0], allocation.SeatsBySelection());
    }

    [Fact]
    public void Every_step_can_be_followed_by_hand()
    {
        var text = AllocationText.Lines(Majilis.Allocate(Votes), s => Names[s.Value]);
        Assert.Equal(
            """
            Rule: largest remainder with Hare's quota, 69 seats; ties go to whoever was registered earlier.
            Threshold for ordinary lists: 1/20 (5.000%) of the valid votes, 6,366,441, is 318,322.050: 318,323 votes needed.
            Amanat: 3,431,510 votes (53.899%): reached the threshold.
            Auyl: 693,938 votes (10.899%): reached the threshold.
            Respublica: 547,154 votes (8.594%): reached the threshold.
            Aq Jol: 535,139 votes (8.405%): reached the threshold.
            QHP: 432,920 votes (6.800%): reached the threshold.
            OSDP: 331,058 votes (5.200%): reached the threshold.
            Baytaq: 146,431 votes (2.300%): below the threshold.
            Against all: 248,291 votes: against all takes no seat.
            Quota: 5,971,719 votes of those admitted / 69 = 86,546.652.
            Amanat: 3,431,510 / quota = 39.649: 39 seats, remainder 0.649.
            Auyl: 693,938 / quota = 8.018: 8 seats, remainder 0.018.
            Respublica: 547,154 / quota = 6.322: 6 seats, remainder 0.322.
            Aq Jol: 535,139 / quota = 6.183: 6 seats, remainder 0.183.
            QHP: 432,920 / quota = 5.002: 5 seats, remainder 0.002.
            OSDP: 331,058 / quota = 3.825: 3 seats, remainder 0.825.
            Seat left 1: OSDP with remainder 0.825; next Amanat with remainder 0.649.
            Seat left 2: Amanat with remainder 0.649; next Respublica with remainder 0.322.
            Seats: Amanat 40, Auyl 8, Respublica 6, Aq Jol 6, QHP 5, OSDP 4.
            69 of 69 seats given: complete.
            """,
            string.Join('\n', text));
    }
}
