using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

public class LargeFiguresTests
{
    [Fact]
    public void The_largest_figures_in_very_many_precincts_add_up()
    {
        const int precincts = 20_000;
        var draft = Small.Draft.Register(page => page with
        {
            Precincts = [.. Enumerable.Range(0, precincts).Select(number => Parts.Precinct($"n{number}", [3, 4], [0, 1], int.MaxValue)),
                page.Precincts[2]],
        });
        var night = new Night(draft);
        long[] lines = [.. Enumerable.Repeat((long)int.MaxValue, 7)];
        long[] votes = [.. Enumerable.Repeat((long)int.MaxValue, 4)];
        for (var number = 0; number < precincts; number++)
            night.Require(Said.Result("cec", "list", $"n{number}", lines, votes) with { AsWritten = true });
        Assert.All(night.Tally.SumsOf(0).ToArray(), sum => Assert.Equal((long)precincts * int.MaxValue, sum));
        Assert.Equal(((long)precincts * int.MaxValue) + 500, night.Tally.CountsOf(0).RegisteredExpected);
    }
}
