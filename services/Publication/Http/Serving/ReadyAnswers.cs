using System.Collections.Concurrent;

namespace Tabulation.Publication.Http.Serving;

/// <summary>
/// Documents by the target of the request that they answered, so that the next one with the same target is answered without being looked at: routes, parameters and
/// refusals cost more than sending what is there. Each answers for a second at most, then the request is looked at again. Safe for concurrent use.
/// </summary>
internal sealed class ReadyAnswers(ReleaseGate gate, ChronicleFollower chronicle, TotalsBoard board, TimeProvider clock)
{
    /// <summary>Beyond them all are forgotten: they are soon there again.</summary>
    internal const int Most = 256;

    private const int LongestTarget = 512;

    private readonly ConcurrentDictionary<string, Ready> ready = new(StringComparer.Ordinal);

    /// <summary>What answers now; null where the request must be looked at. Before the release hour that is always so.</summary>
    public KeptDocument? Find(string target)
    {
        if (!ready.TryGetValue(target, out var found) || gate.State != GateState.Open) return null;
        var now = clock.GetTimestamp();
        if (clock.GetElapsedTime(found.LookedAt, now) >= DocumentShelf.Fresh) return null;
        return now < found.Document.FreshUntil || found.Place == Place() ? found.Document : null;
    }

    /// <summary>Takes note of what a request was answered with, after it was looked at.</summary>
    /// <param name="target">Of the request, with its query.</param>
    /// <param name="before">Where things stood when it came: <see cref="Place"/>.</param>
    /// <param name="document">The answer.</param>
    public void Remember(string target, PublishedPlace before, KeptDocument document)
    {
        if (document.FreshUntil is null || target.Length > LongestTarget || gate.State != GateState.Open) return;
        if (ready.Count >= Most) ready.Clear();
        ready[target] = new Ready(document, before, clock.GetTimestamp());
    }

    /// <summary>Where everything that documents are made of stands now.</summary>
    public PublishedPlace Place()
    {
        var (standing, asOf) = (chronicle.Standing, board.AsOf);
        return new PublishedPlace(gate.State, standing.Position, standing.Rebuilding, asOf?.Position, asOf?.Rebuilding);
    }

    private sealed record Ready(KeptDocument Document, PublishedPlace Place, long LookedAt);
}

/// <summary>Where entries and totals stand.</summary>
internal readonly record struct PublishedPlace(GateState Gate, long Entries, bool EntriesBehind, ulong? Totals, bool? TotalsBehind);
