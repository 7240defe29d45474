using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Contests;

namespace Tabulation.Domain.Tests.Allocation;

public class PluralityTests
{
    private static readonly AllocationRule District = Rule(AllocationMethod.Plurality, 1);

    [Fact]
    public void Most_votes_win()
    {
        var allocation = District.Allocate(Candidates(400, 401, 399).AndAgainstAll(300));
        Assert.Equal([0, 1, 0, 0], allocation.SeatsBySelection());
        Assert.Equal(new Award(1, new(S(1), 0, 401), new(S(0), 0, 400), AwardDecision.Highest), allocation.Awards.Single());
    }

    [Fact]
    public void Nobody_is_elected_where_against_all_has_most_votes()
    {
        var allocation = District.Allocate(Candidates(400, 399).AndAgainstAll(401));
        Assert.Equal(AllocationOutcome.AgainstAllWon, allocation.Outcome);
        Assert.Equal([0, 0, 0], allocation.SeatsBySelection());
        Assert.Equal(
            [AdmissionVerdict.BehindAgainstAll, AdmissionVerdict.BehindAgainstAll, AdmissionVerdict.AgainstAll],
            allocation.Admissions.Select(a => a.Verdict));
    }

    [Fact]
    public void As_many_votes_as_against_all_are_enough() =>
        Assert.Equal([1, 0, 0], District.Allocate(Candidates(400, 399).AndAgainstAll(400)).SeatsBySelection());

    [Fact]
    public void Against_all_wins_alone_against_candidates_without_votes() =>
        Assert.Equal(AllocationOutcome.AgainstAllWon, District.Allocate(Candidates(0, 0).AndAgainstAll(1)).Outcome);

    [Fact]
    public void With_several_seats_each_candidate_takes_one_and_those_behind_against_all_none()
    {
        var rule = District with { Seats = 3 };
        Assert.Equal([1, 0, 1, 1], rule.Allocate(Candidates(50, 10, 40, 30)).SeatsBySelection());
        var allocation = rule.Allocate(Candidates(50, 10, 40, 30).AndAgainstAll(35));
        Assert.Equal([1, 0, 1, 0, 0], allocation.SeatsBySelection());
        Assert.Equal(AllocationOutcome.SeatsVacant, allocation.Outcome);
    }

    [Fact]
    public void Seats_without_candidates_stay_vacant()
    {
        var allocation = (District with { Seats = 5 }).Allocate(Candidates(3, 2, 0));
        Assert.Equal([1, 1, 0], allocation.SeatsBySelection());
        Assert.Equal((AllocationOutcome.SeatsVacant, 3), (allocation.Outcome, allocation.SeatsNotGiven));
    }

    [Fact]
    public void Without_votes_or_candidates_nobody_is_elected()
    {
        Assert.Equal(AllocationOutcome.NoVotes, District.Allocate(Candidates(0, 0).AndAgainstAll(0)).Outcome);
        Assert.Equal(AllocationOutcome.NoVotes, District.Allocate(Candidates()).Outcome);
    }
}
