using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Contests;

namespace Tabulation.Domain.Tests.Allocation;

public class RuleCheckTests
{
    private static readonly AllocationRule Sound = Rule(AllocationMethod.DHondt, 10).Percent(5) with { RunnerUp = new(2, Fraction.One) };

    public static TheoryData<RuleFault, AllocationRule> Rules => new()
    {
        { RuleFault.None, Sound },
        { RuleFault.SeatsOutOfRange, Sound with { Seats = 0 } },
        { RuleFault.SeatsOutOfRange, Sound with { Seats = AllocationRule.MaxSeats + 1 } },
        { RuleFault.FirstDivisorOutOfRange, Sound with { FirstDivisor = Fraction.Of(9, 10) } },
        { RuleFault.FirstDivisorOutOfRange, Sound with { FirstDivisor = 3 } },
        { RuleFault.PluralityWithThreshold, Sound with { Method = AllocationMethod.Plurality } },
        { RuleFault.PluralityWithThreshold, Sound with { Method = AllocationMethod.Plurality, Thresholds = [] } },
        { RuleFault.ThresholdShareOutOfRange, Sound with { Thresholds = [new("", ThresholdBase.Valid, Fraction.Of(11, 10))] } },
        { RuleFault.ThresholdShareOutOfRange, Sound with { Thresholds = [new("", ThresholdBase.Valid, Fraction.Of(-1, 10))] } },
        { RuleFault.DirectSeatWaiverOutOfRange, Sound with { Thresholds = [Threshold.Exempt("") with { DirectSeatWaiver = 0 }] } },
        { RuleFault.ThresholdClassRepeated, Sound with { Thresholds = [Threshold.Exempt("a"), Threshold.Exempt("a")] } },
        { RuleFault.RunnerUpSeatsOutOfRange, Sound with { RunnerUp = new(11, Fraction.One) } },
        { RuleFault.RunnerUpSeatsOutOfRange, Sound with { RunnerUp = new(-1, Fraction.One) } },
        { RuleFault.RunnerUpFactorOutOfRange, Sound with { RunnerUp = new(2, Fraction.Of(11, 10)) } },
        { RuleFault.RunnerUpFactorOutOfRange, Sound with { RunnerUp = new(2, Fraction.Of(-1, 10)) } },
    };

    public static TheoryData<InputFault, AllocationInput> Inputs => new()
    {
        { InputFault.None, Lists(1, 2).WithValid(3).AndAgainstAll(0).Change(2, c => c with { Class = "none" }) },
        { InputFault.NegativeFigure, Lists(1, -2).WithValid(3) },
        { InputFault.NegativeFigure, Lists(1, 2).WithValid(3).Change(1, c => c with { DirectSeats = -1 }) },
        { InputFault.NegativeFigure, Lists(1, 2).WithValid(3).Change(1, c => c with { Candidates = -1 }) },
        { InputFault.SelectionRepeated, Lists(1, 2).WithValid(3).Change(1, c => c with { Selection = S(0) }) },
        { InputFault.RegistrationOrderRepeated, Lists(1, 2).WithValid(3).Change(1, c => c with { RegistrationOrder = 1 }) },
        { InputFault.ClassWithoutThreshold, Lists(1, 2).WithValid(3).Change(1, c => c with { Class = "alliance" }) },
        { InputFault.FigureMissing, Lists(1, 2) },
        { InputFault.LotRepeatsSelection, Lists(1, 2).WithValid(3).WithLot(0, 1, 0) },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_says_what_is_wrong_with_it(RuleFault fault, AllocationRule rule)
    {
        Assert.Equal(fault, rule.Check());
        if (fault != RuleFault.None)
            Assert.Throws<ArgumentException>(nameof(rule), () => rule.Allocate(Lists(1).WithValid(1)));
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Figures_say_why_they_do_not_fit(InputFault fault, AllocationInput input)
    {
        Assert.Equal(fault, input.Check(Sound));
        if (fault != InputFault.None)
            Assert.Throws<ArgumentException>(nameof(input), () => Sound.Allocate(input));
    }

    [Fact]
    public void Each_fault_has_its_case()
    {
        Assert.Equal(Enum.GetValues<RuleFault>(), Rules.Select(r => (RuleFault)((object[])r)[0]).Distinct().Order());
        Assert.Equal(Enum.GetValues<InputFault>(), Inputs.Select(r => (InputFault)((object[])r)[0]).Distinct().Order());
    }

    [Fact]
    public void Votes_beyond_64_bits_together_are_not_cut_to_size() =>
        Assert.Throws<OverflowException>(() => Rule(AllocationMethod.LargestRemainderHare, 2).Allocate(Lists(long.MaxValue, 1)));

    [Fact]
    public void A_selection_index_is_not_negative() => Assert.Throws<ArgumentOutOfRangeException>(() => S(-1));
}
