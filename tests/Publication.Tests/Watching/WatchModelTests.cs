using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.Publication.Tests.Watching;

/// <summary>
/// Any night, any filter, two instances of which either may be behind in entries or totals or start anew, and readers that come and go between them: each ends with
/// the totals there are and has had each event once.
/// </summary>
public sealed class WatchModelTests
{
    private const int Nights = 150, Statements = 40, Steps = 250, Readers = 3;

    private static readonly string[][] Contests = [[], [SmallElection.List], ["d1"], [SmallElection.List, "d2"]];
    private static readonly string[] Areas = ["", "", "N", "S", "N.1", "D1"];

    [Fact]
    public void Whoever_comes_and_goes_ends_with_the_totals_there_are_and_has_had_each_event_once()
    {
        for (var night = 0; night < Nights; night++)
        {
            var seed = Random.Shared.Next();
            var failure = Record.Exception(() => Play(new Random(seed)));
            Assert.True(failure is null, $"Seed {seed}: {failure}");
        }
    }

    private static void Play(Random random)
    {
        var night = new RandomNight(random, Statements);
        var filter = FilterPlan.Normal(new TotalsFilter
        {
            Contests = { Contests[random.Next(Contests.Length)] }, Area = Areas[random.Next(Areas.Length)], Depth = (uint)random.Next(3),
        });
        LaggingInstance[] instances = [new(night), new(night)];
        RestlessReader[] readers = [.. Enumerable.Range(0, Readers).Select(_ => new RestlessReader(filter))];
        for (var step = 0; step < Steps; step++) Step(random, night, instances, readers, Math.Min(night.Leaves.Count, night.Opened + 1 + (step / 5)));
        foreach (var instance in instances)
        {
            instance.CountTo(night.Leaves.Count);
            instance.ReadTo(night.Leaves.Count);
        }

        foreach (var reader in readers)
        {
            reader.Go(instances[random.Next(2)]);
            for (var more = true; more;) more = reader.Read(int.MaxValue);
            Check(night, filter, reader);
            reader.Dispose();
        }

        foreach (var instance in instances) instance.Dispose();
    }

    /// <param name="now">Entries that the ledger has by then: the longer the night, the more.</param>
    private static void Step(Random random, RandomNight night, LaggingInstance[] instances, RestlessReader[] readers, int now)
    {
        var (instance, reader) = (instances[random.Next(2)], readers[random.Next(readers.Length)]);
        switch (random.Next(12))
        {
            case 0 or 1: instance.ReadTo(random.Next(night.Opened, now + 1)); break;
            case 2 or 3 or 4: instance.CountTo(random.Next(night.Opened, now + 1)); break;
            case 5: instance.Beat(); break;
            case 6 or 7: reader.Go(instance); break;
            case 8: reader.Leave(); break;
            case 9 when random.Next(8) == 0:
                foreach (var served in readers.Where(each => each.At == instance)) served.Leave();
                instance.Restart();
                break;
            default: reader.Read(random.Next(1, 3)); break;
        }
    }

    private static void Check(RandomNight night, TotalsFilter filter, RestlessReader reader)
    {
        var (election, instance) = (night.Told.State.Election!, reader.At!);
        var all = instance.Board.Read(FilterPlan.Of(filter, election))!;
        Assert.Equal((ulong)night.Leaves.Count, all.AsOf.Position);
        Assert.Equal(all.Rows.Select(row => $"{row}").Order(), reader.Rows.Values.Select(row => $"{row}").Order());
        var wanted = EventFilter.Of(filter, election);
        Assert.Equal(night.Told.Events.Where(told => told.Position >= reader.Begun && wanted.Takes(told, election)), reader.Events);
    }
}
