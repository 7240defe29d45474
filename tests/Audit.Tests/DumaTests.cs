using Tabulation.Domain.Allocation;
using Tabulation.TestKit;
using Xunit.Abstractions;

namespace Tabulation.Audit.Tests;

public class DumaTests(ITestOutputHelper output)
{
    private static readonly Fraction Limit = Fraction.Of(5, 100);

    /// <summary>U = 793.7 in boxes: 2,377 draws; by ballots issued a little more; by the roll about twice as many.</summary>
    [SharedDataFact(Duma.File)]
    public void The_draws_without_an_error()
    {
        Assert.Equal(2_377, DrawsFor(BallotBound.InBoxes));
        Assert.Equal(2_379, DrawsFor(BallotBound.Issued));
        Assert.Equal(4_616, DrawsFor(BallotBound.Registered));
    }

    [SharedDataFact(Duma.File)]
    public void The_tightest_assertion_keeps_a_seat_of_list_12_from_list_4()
    {
        var plan = AuditPlan.Of(Duma.Contest(BallotBound.InBoxes)).Plan!;
        Assert.Equal([140, 35, 34, 16], new[] { 3, 11, 6, 13 }.Select(list => plan.Reported.SeatsOf(new(list))));
        var tightest = plan.Assertions[0];
        Assert.Equal((new SelectionIndex(11), new SelectionIndex(3)), (tightest.For!.Value, tightest.Against!.Value));
        Assert.Equal(9_090_676, (long)tightest.Margin);
        Assert.Equal(20_202, (long)tightest.BallotsToFail);
    }

    /// <summary>The seats are wrong in each of these, and the draws that would do without an error catch it.</summary>
    [SharedDataFact(Duma.File)]
    public void Wrong_seats_are_caught()
    {
        var plan = AuditPlan.Of(Duma.Contest(BallotBound.InBoxes)).Plan!;
        var draws = default(KaplanMarkov).DrawsTo(plan.Total, Limit)!.Value;
        foreach (var wrong in WrongCount.Ways)
        {
            var caught = WrongNights.Caught(plan, WrongCount.Of(plan, wrong), draws, 10_000, Limit);
            output.WriteLine($"{wrong}: caught {caught:N0} of 10,000");
            Assert.InRange(caught, 9_500, 10_000);
        }
    }

    private int DrawsFor(BallotBound bound)
    {
        var plan = AuditPlan.Of(Duma.Contest(bound)).Plan!;
        var draws = default(KaplanMarkov).DrawsTo(plan.Total, Limit)!.Value;
        output.WriteLine($"{bound}: U = {Fraction.Of(plan.Total, AuditPlan.One).ToDecimal()}, {draws:N0} draws");
        return draws;
    }
}
