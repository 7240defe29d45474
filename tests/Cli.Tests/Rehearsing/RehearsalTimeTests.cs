using Tabulation.Cli.Rehearsing;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;

namespace Tabulation.Cli.Tests.Rehearsing;

/// <summary>Whatever came before something in the recording does in the rehearsal, at any speed.</summary>
public sealed class RehearsalTimeTests
{
    private static readonly DateTimeOffset Begin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(1_000_000)]
    public void The_order_of_statements_and_of_the_definitions_moments_stays(double speed)
    {
        var recording = Record();
        var time = new RehearsalTime(recording, speed, Begin);
        var definition = recording.Definition;
        long[] moments =
        [
            .. recording.Night.Select(each => each.RecordedAt.Milliseconds), (long)definition.PollsClose, (long)definition.Release,
            .. definition.Turnout.Moments.Select(moment => (long)moment.At),
        ];
        var now = moments.Distinct().Order().Select(moment => time.Of(Timestamp.FromMilliseconds(moment))).ToList();
        Assert.Equal(Begin, now[0]);
        Assert.All(now.Zip(now.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.All(moments, moment => Assert.Equal(time.Of(Timestamp.FromMilliseconds(moment)).ToUnixTimeMilliseconds(), (long)time.Of((ulong)moment)));
    }

    /// <summary>Statements are a minute apart; between the polls' close, years before, and the first of them an hour passes.</summary>
    [Fact]
    public void It_goes_as_many_times_faster_and_long_pauses_are_cut_to_an_hour()
    {
        var recording = Record();
        var time = new RehearsalTime(recording, 60, Begin);
        var told = recording.Night.Select(each => time.Of(each.RecordedAt)).ToList();
        Assert.InRange(told[0], Begin.AddMinutes(1), Begin.AddMinutes(1).AddSeconds(2));
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.Equal(1, (pair.Second - pair.First).TotalSeconds, 0.01));
    }

    [Fact]
    public void No_moment_stays_no_moment() => Assert.Equal(0UL, new RehearsalTime(Record(), 1, Begin).Of(0));

    [Fact]
    public void What_is_no_election_is_no_recording()
    {
        var leaves = Leaves();
        Assert.Throws<InvalidDataException>(() => Recording.Of([]));
        Assert.Throws<InvalidDataException>(() => Recording.Of(leaves.Skip(1)));
        Assert.Throws<InvalidDataException>(() => Recording.Of(leaves.Take(1)));
        Assert.Throws<InvalidDataException>(() => Recording.Of([.. leaves.Take(2), leaves[3]]));
        Assert.Throws<InvalidDataException>(() => Recording.Of([leaves[0][..^1]]));
    }

    private static Recording Record() => Recording.Of(Leaves());

    private static IReadOnlyList<ReadOnlyMemory<byte>> Leaves()
    {
        var election = new SmallElection(new SmallElectionSettings { Precincts = 6, Whole = true });
        var script = new LedgerScript(election);
        for (var precinct = 0; precinct < 6; precinct++) script.Wait(60_000).Add(election, precinct);
        return script.Leaves;
    }
}
