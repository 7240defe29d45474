using FsCheck.Fluent;
using Tabulation.Client.Connecting;

namespace Tabulation.Client.Tests.Connecting;

public sealed class BackoffTests
{
    [Fact]
    public void Pauses_double_up_to_the_longest()
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), () => 1);
        Assert.Equal([100, 200, 400, 500, 500], Enumerable.Range(0, 5).Select(_ => backoff.Next().TotalMilliseconds));
        backoff.Reset();
        Assert.Equal(100, backoff.Next().TotalMilliseconds);
    }

    [Fact]
    public void Chance_shortens_a_pause_by_up_to_a_half() => Properties.Holds(Gen.Choose(0, 1_000), permille =>
    {
        var pause = new Backoff(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(9), () => permille / 1000.0).Next().TotalSeconds;
        return pause is >= 4 and <= 8;
    });

    [Fact]
    public void However_many_failures_the_pause_stays_finite()
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), () => 1);
        for (var failure = 0; failure < 5_000; failure++) backoff.Next();
        Assert.Equal(TimeSpan.FromSeconds(10), backoff.Next());
    }
}
