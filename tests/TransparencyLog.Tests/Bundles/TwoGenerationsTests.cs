using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class TwoGenerationsTests
{
    [Fact]
    public void The_half_used_last_is_found_and_there_are_never_more_than_the_capacity() => Prop.ForAll(Uses(), uses =>
    {
        var cache = new TwoGenerations<int, string>(8);
        for (var i = 0; i < uses.Length; i++)
        {
            var mustHit = uses[..i].Reverse().Distinct().Take(4).Contains(uses[i]);
            var hit = cache.TryGet(uses[i], out var value);
            if (mustHit && !hit || hit && value != $"{uses[i]}" || cache.Count > 8)
                return false;
            cache.Add(uses[i], $"{uses[i]}");
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_not_used_is_forgotten()
    {
        var cache = new TwoGenerations<int, string>(8);
        for (var key = 0; key < 100; key++)
            cache.Add(key, $"{key}");
        Assert.False(cache.TryGet(0, out _));
        Assert.True(cache.TryGet(99, out _));
    }

    [Fact]
    public void What_is_used_stays()
    {
        var cache = new TwoGenerations<int, string>(8);
        cache.Add(-1, "kept");
        for (var key = 0; key < 100; key++)
        {
            cache.Add(key, $"{key}");
            Assert.True(cache.TryGet(-1, out var value));
            Assert.Equal("kept", value);
        }
    }

    private static Arbitrary<int[]> Uses() => Gen.Choose(0, 12).ArrayOf().ToArbitrary();
}
