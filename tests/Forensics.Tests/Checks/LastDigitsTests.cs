using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Tests.Kit;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Tests.Checks;

public class LastDigitsTests
{
    /// <summary>
    /// A hundred counts from 500 to 509, 19 of them with a 0 and 9 with each other digit: each count is spread over all ten digits, so
    /// that each is expected
    /// ten times; chi-square (81 + 9) / 10 = 9, whose tail a table gives as 0.4373.
    /// </summary>
    [Fact]
    public void The_distance_from_expected_frequencies_is_pearsons()
    {
        int[] counts = [.. Enumerable.Range(0, 10).SelectMany(digit => Enumerable.Repeat(500 + digit, digit == 0 ? 19 : 9))];
        var table = MadeUp.Table([.. counts.Select((count, number) => MadeUp.Station($"{number}", 1_000, 600, count)), MadeUp.Station("small", 200, 99, 90)]);
        var found = LastDigits.OfLeader().Run(table);
        Assert.Equal((100, 19, 9), (found.Number("counts"), found.Number("digit0"), found.Number("digit7")));
        Assert.All(Enumerable.Range(0, 10), digit => Assert.Equal(10, found.Number($"expected{digit}"), 1e-9));
        Assert.Equal(9, found.Number("chiSquare"), 1e-9);
        Assert.Equal(0.4373, found.Probability!.Value, 1e-4);
    }

    /// <summary>
    /// Counts that thin out from 60 on: above the cut at 100 low digits are more frequent by themselves, and expected to be.
    /// </summary>
    [Fact]
    public void Fewer_large_counts_than_small_ones_are_no_alarm()
    {
        var draws = new Draws(new SplitMix64(11));
        var votes = Enumerable.Range(0, 60_000).Select(_ => 60 - (int)(50 * Math.Log(draws.Uniform())));
        var found = LastDigits.OfLeader().Run(MadeUp.Table([.. votes.Select(count => MadeUp.Station("any", 2_000, count, count))]));
        Assert.True(found.Number("digit0") > 1.05 * found.Number("digit9"));
        Assert.InRange(found.Probability!.Value, 0.001, 1);
    }

    [Fact]
    public void Votes_written_in_fives_at_one_station_in_five_are_found()
    {
        var country = MadeUp.Country(2_000);
        Assert.InRange(LastDigits.OfLeader().Probability(country.Counts)!.Value, 0.01, 1);
        var changed = country.Change(5, MadeUp.WithRoundVotes);
        Assert.InRange(LastDigits.OfLeader().Probability(changed.Counts)!.Value, 0, 1e-6);
        Assert.Equal(LastDigits.OfTurnout().Probability(country.Counts), LastDigits.OfTurnout().Probability(changed.Counts));
    }

    [Fact]
    public void Ninety_nine_counts_are_too_few()
    {
        var found = LastDigits.OfTurnout().Run(MadeUp.Table([.. Enumerable.Range(0, 99).Select(number => MadeUp.Station($"{number}", 500, 300, 100))]));
        Assert.Null(found.Probability);
        Assert.Contains("too few", found.Sentence, StringComparison.Ordinal);
    }
}
