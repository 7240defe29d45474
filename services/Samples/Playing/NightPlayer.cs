using System.Runtime.CompilerServices;
using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Domain.Ids;

namespace Tabulation.Samples.Playing;

/// <summary>
/// Plays a sample's night: signs each event when its time comes, the same authority's together, and keeps what follows from something
/// behind it.
/// </summary>
/// <param name="sample">What to play.</param>
/// <param name="signers">A signer for each authority.</param>
/// <param name="speed">Seconds of the night in a second; null for as fast as possible.</param>
internal sealed class NightPlayer(Sample sample, IReadOnlyDictionary<string, StatementSigner> signers, double? speed, TimeProvider clock)
{
    /// <summary>Events this close together are signed together.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    /// <summary>The server's clock may be so much behind.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, List<(ByteString Payload, long Number)>> waiting = [];
    private readonly ByteString[] ids = new ByteString[sample.Night.Count];
    private long? night;

    /// <summary>The night in parts: everything before a part must be answered before it is played, for certifications begin it.</summary>
    public IEnumerable<Range> Parts()
    {
        var begin = 0;
        for (var number = 1; number < sample.Night.Count; number++)
        {
            if (!sample.Night[number].RestsOnCheckpoint || sample.Night[number - 1].RestsOnCheckpoint) continue;
            yield return begin..number;
            begin = number;
        }

        yield return begin..sample.Night.Count;
    }

    /// <param name="part">One of <see cref="Parts"/>, in order.</param>
    /// <param name="checkpoint">What its certifications rest on.</param>
    /// <param name="election">The election.</param>
    /// <param name="cancellation">Ends the night early.</param>
    public async IAsyncEnumerable<SignedBatch> PlayAsync(
        Range part, NightCheckpoint checkpoint, ElectionId election, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var electionId = ByteString.CopyFrom(election.Value.ToArray());
        foreach (var told in sample.Night.Take(part))
        {
            var early = WaitFor(told);
            if (early > Tick || told.Follows is not null)
                foreach (var batch in Flush()) yield return batch;
            if (early > Tick) await Task.Delay(early, clock, cancellation);
            if (Add(told, electionId, checkpoint) is { } full) yield return full;
        }

        foreach (var batch in Flush()) yield return batch;
    }

    /// <summary>
    /// What is told before the polls open need not wait, what comes after waits for its place in the timetable; the night goes at the speed
    /// asked for.
    /// </summary>
    private TimeSpan WaitFor(NightEvent told)
    {
        var day = sample.Timetable is { } times && told.AfterPollsClose > times.PollsOpen
            ? times.At(told.AfterPollsClose < TimeSpan.Zero ? told.AfterPollsClose : TimeSpan.Zero) + Grace - clock.GetUtcNow()
            : TimeSpan.Zero;
        if (speed is not { } factor || told.AfterPollsClose <= TimeSpan.Zero) return day;
        night ??= clock.GetTimestamp() + (long)(Math.Max(0, day.TotalSeconds) * clock.TimestampFrequency);
        var pace = (told.AfterPollsClose / factor) - clock.GetElapsedTime(night.Value);
        return pace > day ? pace : day;
    }

    private SignedBatch? Add(NightEvent told, ByteString electionId, NightCheckpoint checkpoint)
    {
        var authority = told.Draft.Authority;
        var payload = signers[authority].Encode(told.Complete(electionId, earlier => ids[earlier], checkpoint));
        ids[told.Number] = ByteString.CopyFrom(StatementId.OfPayload(payload.Span).Value.ToArray());
        if (!waiting.TryGetValue(authority, out var bundle)) waiting[authority] = bundle = [];
        bundle.Add((payload, told.Number));
        return bundle.Count == StatementSigner.MostTogether ? Sign(authority, bundle) : null;
    }

    private List<SignedBatch> Flush() => [.. waiting.Where(each => each.Value.Count > 0).Select(each => Sign(each.Key, each.Value))];

    private SignedBatch Sign(string authority, List<(ByteString Payload, long Number)> bundle)
    {
        var signed = signers[authority].Sign([.. bundle.Select(each => each.Payload)], [.. bundle.Select(each => each.Number)]);
        bundle.Clear();
        return signed;
    }
}
