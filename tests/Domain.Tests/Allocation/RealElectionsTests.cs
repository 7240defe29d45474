using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Contests;

namespace Tabulation.Domain.Tests.Allocation;

/// <summary>
/// Published votes give the official seats. Where only the admitted lists' votes are at hand there is no threshold to test.
/// </summary>
public class RealElectionsTests
{
    [Fact]
    public void Netherlands_2023()
    {
        var rule = Rule(AllocationMethod.DHondt, 150) with { Thresholds = [Threshold.Quota("", ThresholdBase.Valid, 150)] };
        var input = Lists(
            2_450_878, 1_643_073, 1_589_519, 1_343_287, 656_292, 485_551, 345_822, 328_225,
            246_765, 235_148, 232_963, 217_270, 212_532, 178_802, 71_345);
        Assert.Equal([37, 25, 24, 20, 9, 7, 5, 5, 3, 3, 3, 3, 3, 2, 1], rule.Allocate(input.WithValid(10_432_726)).SeatsBySelection());
    }

    [Fact]
    public void Germany_2025()
    {
        var fivePercent = Threshold.PartsPerMillion("", ThresholdBase.Valid, 50_000) with { DirectSeatWaiver = 3 };
        var rule = Rule(AllocationMethod.SainteLague, 630) with { Thresholds = [fivePercent, Threshold.Exempt("minority")] };
        var input = Lists(11_196_374, 10_328_780, 8_149_124, 5_762_380, 4_356_532, 2_964_028, 76_138, 2_472_947).WithValid(49_649_512)
            .Change(6, c => c with { Class = "minority" });
        var allocation = rule.Allocate(input);
        Assert.Equal([164, 152, 120, 85, 64, 44, 1, 0], allocation.SeatsBySelection());
        Assert.Equal(AdmissionVerdict.NoThreshold, allocation.Admissions[6].Verdict);
        Assert.Equal(AdmissionVerdict.BelowThreshold, allocation.Admissions[7].Verdict);
    }

    [Fact]
    public void New_Zealand_2023()
    {
        // The base is the lists' own sum, less than all valid votes; Te Pati Maori is below 5% of either and comes in by its electorates.
        var rule = Rule(AllocationMethod.SainteLague, 120) with
        {
            Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.Valid, 50_000) with { DirectSeatWaiver = 1 }],
        };
        long[] votes = [1_085_851, 767_540, 330_907, 246_473, 173_553, 87_844];
        var allocation = rule.Allocate(Lists(votes).WithValid(votes.Sum()).Change(5, c => c with { DirectSeats = 6 }));
        Assert.Equal([48, 34, 15, 11, 8, 4], allocation.SeatsBySelection());
        Assert.Equal(AdmissionVerdict.DirectSeats, allocation.Admissions[5].Verdict);
    }

    [Fact]
    public void Ukraine_2019() => Assert.Equal(
        [124, 37, 24, 23, 17],
        Rule(AllocationMethod.LargestRemainderHare, 225)
            .Allocate(Lists(6_307_793, 1_908_111, 1_196_303, 1_184_620, 851_722)).SeatsBySelection());

    [Fact]
    public void Kazakhstan_2012() => Assert.Equal(
        [83, 8, 7],
        Rule(AllocationMethod.LargestRemainderHare, 98).Allocate(Lists(5_621_436, 518_405, 498_788)).SeatsBySelection());

    [Fact]
    public void Russia_2016()
    {
        var rule = Rule(AllocationMethod.LargestRemainderHare, 225) with
        {
            Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.ParticipantsByBoxes, 50_000)],
        };
        var input = Lists(
            792_226, 1_192_595, 910_848, 28_527_828, 399_429, 115_433, 6_917_063,
            384_675, 679_030, 73_971, 1_051_335, 7_019_752, 310_015, 3_275_053);
        var allocation = rule.Allocate(input with { Figures = new() { InBoxes = 52_631_849 } });
        Assert.Equal([0, 0, 0, 140, 0, 0, 34, 0, 0, 0, 0, 35, 0, 16], allocation.SeatsBySelection());
        Assert.Equal(2_631_593, allocation.Thresholds.Single().LeastVotes);
    }

    [Fact]
    public void Virginia_House_of_Delegates_94_in_2017()
    {
        var rule = Rule(AllocationMethod.Plurality, 1) with { Ties = TieRule.Lot };
        var before = rule.Allocate(Candidates(11_608, 11_608));
        Assert.Equal(AllocationOutcome.LotNeeded, before.Outcome);
        Assert.Equal([S(0), S(1)], before.OpenTie!.Between);
        Assert.Equal((1, 0), (before.OpenTie.Places, before.SeatsGiven));

        var after = rule.Allocate(Candidates(11_608, 11_608).WithLot(1, 0));
        Assert.Equal((AllocationOutcome.Complete, 1), (after.Outcome, after.SeatsOf(S(1))));
    }
}
