using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TotalsCache.Tests.Redis;

/// <summary>
/// Two writers, a reader and a vandal at random, beside a model that knows what rows stand there and what the stamp was made for. The vandal
/// has a copy of everything ever stored.
/// </summary>
public sealed class VandalismModelTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly Gen<(History History, (int What, int One, int Two)[] Steps)> Runs =
        from history in History.Some
        from steps in Gen.Choose(0, 9).SelectMany(what => Gen.Choose(0, 999).Two().Select(pair => (what, pair.Item1, pair.Item2))).ArrayOf(30)
        select (history, steps);

    [Fact]
    public void Readers_see_the_totals_of_a_position_or_nothing_and_a_rewrite_always_helps() =>
        Prop.ForAll(Runs.ToArbitrary(), run => Task.Run(() => PlayAsync(run.History, run.Steps)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private async Task PlayAsync(History history, (int What, int One, int Two)[] steps)
    {
        var name = RedisFixture.NewName();
        await using var one = RedisFixture.Cache(redis.Address, name);
        await using var two = RedisFixture.Cache(redis.Address, name);
        await using var reader = RedisFixture.Cache(redis.Address, name);
        await using var vandal = await Vandal.ComeAsync(redis.Address, name);
        var play = new VandalismPlay(history, [one, two], reader, vandal);
        foreach (var (what, first, second) in steps) await play.StepAsync(what, first, second);
        await play.EndAsync();
    }
}
