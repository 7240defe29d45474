namespace Tabulation.Statistics.Tests;

public class SplitMix64Tests
{
    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(0, 50).Select(seed => (ulong)seed)];

    /// <summary>Values that other implementations give for this seed.</summary>
    [Fact]
    public void Gives_the_published_sequence()
    {
        var random = new SplitMix64(1234567);
        ulong[] expected =
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(_ => random.Next()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stays_within_bounds_and_reaches_them(ulong seed)
    {
        var random = new SplitMix64(seed);
        var drawn = Enumerable.Range(0, 400).Select(_ => random.Between(-3, 4)).ToList();
        Assert.Equal(Enumerable.Range(-3, 8), drawn.Distinct().Order());
        Assert.All(Enumerable.Range(0, 200).Select(_ => random.Near(100, 20)), value => Assert.InRange(value, 80, 120));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Shuffles_without_losing_any(ulong seed)
    {
        var random = new SplitMix64(seed);
        var count = random.Below(300);
        Assert.Equal(Enumerable.Range(0, count), random.Order(count).Order());
    }

    [Fact]
    public void Draws_another_sequence_for_another_purpose() =>
        Assert.NotEqual(SplitMix64.For(1, "rolls").Next(), SplitMix64.For(1, "turnout").Next());
}
