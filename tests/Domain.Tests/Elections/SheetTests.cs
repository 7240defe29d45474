using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Elections;

public class SheetTests
{
    private static readonly Sheet Lists = Small.Draft.Build().SheetOf(new ContestIndex(0));
    private static readonly Sheet District = Small.Draft.Build().SheetOf(new ContestIndex(1));

    [Fact]
    public void Lines_come_before_votes()
    {
        Assert.Equal((7, 4, 11), (Lists.Lines, Lists.Selections, Lists.Width));
        Assert.Equal((1, 2, 3), (District.Lines, District.Selections, District.Width));
    }

    [Fact]
    public void Lines_of_one_role_are_added()
    {
        Assert.Equal(1000, Lists.Registered.Sum(Small.Lines));
        Assert.Equal(500, Lists.Issued.Sum(Small.Lines));
        Assert.Equal(495, Lists.InBoxes.Sum(Small.Lines));
        Assert.Equal(490, Lists.Valid.Sum(Small.Lines));
        Assert.Equal(Small.Early, Lists.Issued.First);
    }

    [Fact]
    public void A_form_without_a_role_has_no_such_figure()
    {
        Assert.False(Lists.Blank.Exists);
        Assert.False(District.Registered.Exists);
        Assert.Equal(0, District.Registered.Sum([5]));
    }

    [Fact]
    public void An_allocation_gets_votes_and_the_figures_its_form_has()
    {
        var input = AllocationInputs.For(Lists, [.. Small.Lines, .. Small.Votes], new Dictionary<string, int> { ["B"] = 3 }, []);
        Assert.Equal([200, 150, 100, 40], input.Contestants.Select(contestant => contestant.Votes));
        Assert.Equal([ContestantKind.List, ContestantKind.List, ContestantKind.List, ContestantKind.AgainstAll],
            input.Contestants.Select(c => c.Kind));
        Assert.Equal([0, 3, 0, 0], input.Contestants.Select(contestant => contestant.DirectSeats));
        Assert.Equal((490L, null, 495L, 500L, 1000L),
            (input.Figures.Valid, input.Figures.Blank, input.Figures.InBoxes, input.Figures.Issued, input.Figures.Registered));
    }

    [Fact]
    public void An_allocation_before_the_first_result_gets_zeros()
    {
        var input = AllocationInputs.For(District, default, new Dictionary<string, int>(), []);
        Assert.Equal([0, 0], input.Contestants.Select(contestant => contestant.Votes));
        Assert.Equal((0L, null, null), (input.Figures.Valid, input.Figures.Issued, input.Figures.Registered));
    }
}
