using Grpc.Core;
using Tabulation.Contracts;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.Publication.Tests;

public sealed class FilterPlanTests
{
    private static readonly Domain.Elections.Election Election = Assembled(new SmallElection());

    [Fact]
    public void No_filter_asks_for_every_contest_as_a_whole() => Assert.Equal([("list", ""), ("d1", ""), ("d2", "")], FilterPlan.Of(null, Election));

    [Fact]
    public void Contests_come_in_the_definitions_order_each_once() =>
        Assert.Equal([("list", ""), ("d2", "")], FilterPlan.Of(new TotalsFilter { Contests = { "d2", "list", "d2" } }, Election));

    [Fact]
    public void One_level_below_the_whole_are_the_tops_of_all_hierarchies() => Assert.Equal(["", "N", "S", "D1", "D2"], Areas("", 1));

    [Fact]
    public void Deep_enough_it_is_every_area_a_parent_before_its_children() =>
        Assert.Equal(["", "N", "S", "N.1", "N.2", "S.1", "D1", "D2"], Areas("", 16));

    [Fact]
    public void Below_an_area_lies_its_own_hierarchy_only()
    {
        Assert.Equal(["N"], Areas("N", 0));
        Assert.Equal(["N", "N.1", "N.2"], Areas("N", 1));
        Assert.Equal(["N", "N.1", "N.2"], Areas("N", 16));
        Assert.Equal(["D1"], Areas("D1", 16));
    }

    [Fact]
    public void What_the_election_does_not_have_is_named()
    {
        Refused(new TotalsFilter { Contests = { "list", "mayor" } }, "filter.contests[1]");
        Refused(new TotalsFilter { Area = "Atlantis" }, "filter.area");
        Refused(new TotalsFilter { Depth = 17 }, "filter.depth");
    }

    internal static Domain.Elections.Election Assembled(SmallElection election)
    {
        var assembler = new ElectionAssembler();
        foreach (var leaf in new LedgerScript(election).Leaves) assembler.Add(leaf);
        return assembler.Election!;
    }

    private static IEnumerable<string> Areas(string area, uint depth) =>
        FilterPlan.Of(new TotalsFilter { Contests = { "list" }, Area = area, Depth = depth }, Election).Select(key => key.Area);

    private static void Refused(TotalsFilter filter, string field)
    {
        var error = Assert.Throws<RpcException>(() => FilterPlan.Of(filter, Election));
        Assert.Equal((StatusCode.InvalidArgument, field), (error.StatusCode, error.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations[0].Field));
    }
}
