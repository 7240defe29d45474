using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

public class TallyRowsTests
{
    [Fact]
    public void Rows_go_contest_by_contest_the_whole_first_then_areas_in_the_registrys_order()
    {
        var rows = new TallyRows(Small.Draft.Build());
        Assert.Equal(
            ["list", "list country", "list north", "list south", "list north-1", "list d1", "list d2",
             "d1", "d1 country", "d1 north", "d1 north-1", "d1 d1", "d2", "d2 country", "d2 south", "d2 d2"],
            rows.Rows.Select(row => Name(rows.Election, row)));
        Assert.Equal([0, 7, 12], Enumerable.Range(0, 3).Select(contest => rows.WholeOf(new ContestIndex(contest))));
    }

    [Fact]
    public void A_slot_counts_in_the_whole_and_upwards_in_every_hierarchy()
    {
        var rows = new TallyRows(Small.Draft.Build());
        Assert.Equal(["list", "list north-1", "list north", "list country", "list d1"],
            rows.Of(new SlotIndex(0)).ToArray().Select(row => Name(rows.Election, rows[row])));
    }

    [Fact]
    public void Every_row_is_found_again_and_no_other() => Scene.Check(scene =>
    {
        var rows = new TallyRows(scene.Draft.Build());
        foreach (var contest in Enumerable.Range(0, rows.Election.Contests.Count).Select(number => new ContestIndex(number)))
        {
            Assert.Equal(new TallyRow(contest, null), rows[rows.WholeOf(contest)]);
            foreach (var area in Enumerable.Range(0, rows.Election.Areas.Count).Select(number => new AreaIndex(number)))
            {
                var wanted = new TallyRow(contest, area);
                Assert.Equal(rows.Rows.Contains(wanted) ? wanted : null, rows.Find(contest, area) is { } row ? rows[row] : (TallyRow?)null);
            }
        }

        return rows.Count == rows.Rows.Distinct().Count();
    }, mostActs: 0);

    private static string Name(Election election, TallyRow row) =>
        election[row.Contest].Code + (row.Area is { } area ? " " + election[area].Code : "");
}
