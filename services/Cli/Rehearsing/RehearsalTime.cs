using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Rehearsing;

/// <summary>
/// When a moment of the recording comes in the rehearsal. What came before something still does, in statements and in the definition
/// alike: so what was in time still is, and a release hour hides what it hid. Moments that a rule or a reader goes by stand a little apart
/// from what was said before and after, at any speed, because statements take time to be recorded and clocks differ.
/// </summary>
internal sealed class RehearsalTime
{
    /// <summary>Longer pauses of the recording, in which nothing happens, are no longer than this.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(750);

    /// <summary>What a statement takes at least: at any speed there are no more than a thousand a second.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly SortedDictionary<long, TimeSpan> after = [];
    private readonly DateTimeOffset begin;

    /// <param name="recording">What is rehearsed.</param>
    /// <param name="speed">How many times faster, above 0.</param>
    /// <param name="begin">When the first moment after the registry comes.</param>
    public RehearsalTime(Recording recording, double speed, DateTimeOffset begin)
    {
        this.begin = begin;
        var named = MomentsOf(recording.Definition).ToHashSet();
        var hours = recording.Night.Select(each => each.Payload.RegistryChange?.ExtendedHours).OfType<ExtendedHours>();
        named.UnionWith(hours.SelectMany(each => new[] { (long)each.PollsClose, (long)each.Release }));
        var counts = recording.Night.CountBy(each => each.RecordedAt.Milliseconds).ToDictionary();
        var (last, at, wasNamed) = (default(long?), TimeSpan.Zero, false);
        foreach (var moment in named.Concat(counts.Keys).Distinct().Order())
        {
            if (last is { } earlier) at += Between(moment - earlier, speed, wasNamed || named.Contains(moment));
            after[moment] = at;
            at += Least * counts.GetValueOrDefault(moment);
            (last, wasNamed) = (moment, named.Contains(moment));
        }
    }

    /// <summary>When it comes; one of the recording's own moments.</summary>
    public DateTimeOffset Of(Timestamp moment) => begin + after[moment.Milliseconds];

    /// <summary>A moment of the definition, in milliseconds since 1970-01-01T00:00:00Z; 0, which stands for none, stays.</summary>
    public ulong Of(ulong moment) => moment == 0 ? 0 : (ulong)(begin + after[(long)moment]).ToUnixTimeMilliseconds();

    private static TimeSpan Between(long milliseconds, double speed, bool apart)
    {
        var pause = TimeSpan.FromMilliseconds(Math.Min(milliseconds, LongestPause.TotalMilliseconds)) / speed;
        var least = apart ? Apart : Least;
        return pause > least ? pause : least;
    }

    private static IEnumerable<long> MomentsOf(ElectionDefinition definition)
    {
        ulong[] named =
        [
            definition.PollsOpen, definition.PollsClose, definition.Release, definition.ExitPollsFrom,
            .. definition.Turnout?.Moments.Select(moment => moment.At) ?? [],
        ];
        return named.Where(moment => moment > 0).Select(moment => (long)moment);
    }
}
