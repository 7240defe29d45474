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
}
