namespace Tabulation.Page.Tests;

/// <summary>The page while results come in.</summary>
[Collection(NightCollection.Name)]
public sealed class NightTests(Night night)
{
    // Two results are annulled in Aralia's night, one of them for good; nothing else takes one out of the count.
    private const int Annulled = 2;

    [Fact]
    public void Figures_move_by_themselves_and_never_fall_to_nothing()
    {
        var counts = night.Recording.Counts.SkipWhile(count => count == 0).ToList();
        Assert.True(counts.Count >= 5, $"Seen: {string.Join(", ", counts)}");
        Assert.InRange(counts[^1], 594, 600);
        var highest = 0;
        foreach (var count in counts)
        {
            Assert.True(count >= highest - Annulled, $"After {highest} stations {count} were shown.");
            highest = Math.Max(highest, count);
        }
    }

    [Fact]
    public void Before_the_release_hour_nothing_is_told_of_results()
    {
        Assert.True(night.Recording.Refused > 0);
        Assert.NotEmpty(night.Recording.Before);
        Assert.All(night.Recording.Before, text => Assert.DoesNotContain("Harbour Party", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_reads_is_left_where_they_are()
    {
        Assert.True(night.Reading.Changes >= 20, $"{night.Reading}");
        Assert.Equal((0, 0), (night.Reading.LostFocus, night.Reading.Closed));
        Assert.True(night.Reading.Moved < 1, $"{night.Reading}");
    }

    [Fact]
    public void No_share_is_shown_of_nothing_or_as_if_final_before_it_is()
    {
        Assert.Equal((0, 0), (night.Reading.Nothing, night.Reading.AsIfFinal));
    }
}
