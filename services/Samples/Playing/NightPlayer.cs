using System.Runtime.CompilerServices;
using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Domain.Ids;

namespace Tabulation.Samples.Playing;

/// <summary>
/// Plays a sample's night: signs each event when its time comes, the same authority's together, and keeps corrections and reviews behind what
/// they are about.
/// </summary>
/// <param name="sample">What to play.</param>
/// <param name="signers">A signer for each authority.</param>
/// <param name="speed">Seconds of the night in a second; null for as fast as possible.</param>
internal sealed class NightPlayer(Sample sample, IReadOnlyDictionary<string, StatementSigner> signers, double? speed, TimeProvider clock)
{
    /// <summary>Events this close together are signed together.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, List<(ByteString Payload, long Number)>> waiting = [];
    private readonly ByteString[] ids = new ByteString[sample.Night.Count];

    public async IAsyncEnumerable<SignedBatch> PlayAsync(ElectionId election, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var electionId = ByteString.CopyFrom(election.Value.ToArray());
        var started = clock.GetTimestamp();
        foreach (var night in sample.Night)
        {
            var due = speed is { } factor ? night.AfterPollsClose / factor : TimeSpan.Zero;
            var early = due - clock.GetElapsedTime(started);
            if (early > Tick || night.Follows is not null)
                foreach (var batch in Flush()) yield return batch;
            if (early > Tick) await Task.Delay(early, clock, cancellation);
            if (Add(night, electionId) is { } full) yield return full;
        }

        foreach (var batch in Flush()) yield return batch;
    }

    private SignedBatch? Add(NightEvent night, ByteString electionId)
    {
        var authority = night.Draft.Authority;
        var payload = signers[authority].Encode(night.Complete(electionId, earlier => ids[earlier]));
        ids[night.Number] = ByteString.CopyFrom(StatementId.OfPayload(payload.Span).Value.ToArray());
        if (!waiting.TryGetValue(authority, out var bundle)) waiting[authority] = bundle = [];
        bundle.Add((payload, night.Number));
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
