using Tabulation.Contracts.V1;
using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Aralia;

/// <summary>Two exit polls: one says how many answered, the other does not, so that no margin can be given for it.</summary>
internal static class ExitPolls
{
    private const int Whole = 10_000;

    public static IEnumerable<Step> Of(ulong seed)
    {
        var random = SplitMix64.For(seed, "exit polls");
        var compass = Poll(random, "Every tenth voter leaving 60 stations drawn at random, in writing");
        (compass.SampleSize, compass.DesignEffectPermille, compass.ResponsePermille) = (4_800, 1_700, 640);
        return
        [
            new Step(60, new Payload { Authority = Registry.Compass, ExitPoll = compass }, null, null,
                note: "An exit poll with its sample size"),
            new Step(300, new Payload { Authority = Registry.Vane, ExitPoll = Poll(random, "Not told") }, null, null,
                note: "An exit poll without one"),
        ];
    }

    private static ExitPoll Poll(SplitMix64 random, string method)
    {
        long[] weights = [.. Country.Lists.Select(list => (long)list.Votes * random.Near(1_000, 90))];
        return new ExitPoll { Contest = Registry.Lists, Shares = { Shares.Divide(Whole, weights).Select(share => (uint)share) },
            Method = method };
    }
}
