using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Client.Submitting;

/// <summary>Statements under one signature, ready to be sent, and sent again as the very same bytes. Immutable.</summary>
public sealed class SignedBatch
{
    /// <param name="bundle">1 to 256 payloads and their signature; not to be changed afterwards.</param>
    /// <param name="ids">Statement ids of the payloads, in order.</param>
    /// <param name="firstTag">Tag of the first statement; those after it count up from there.</param>
    public SignedBatch(Bundle bundle, IReadOnlyList<StatementId> ids, long firstTag = 0)
        : this(bundle, ids, [.. Enumerable.Range(0, ids.Count).Select(number => firstTag + number)])
    {
    }

    /// <param name="bundle">1 to 256 payloads and their signature; not to be changed afterwards.</param>
    /// <param name="ids">Statement ids of the payloads, in order.</param>
    /// <param name="tags">What the caller wants back with each answer, for example the row it read the statement from.</param>
    public SignedBatch(Bundle bundle, IReadOnlyList<StatementId> ids, IReadOnlyList<long> tags)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (bundle.Payloads.Count == 0 || ids.Count != bundle.Payloads.Count || tags.Count != ids.Count)
            throw new ArgumentException("A batch has at least one payload, and one id and one tag for each.", nameof(bundle));
        (Bundle, Ids, Tags) = (bundle, ids, tags);
    }

    public Bundle Bundle { get; }

    public IReadOnlyList<StatementId> Ids { get; }

    public IReadOnlyList<long> Tags { get; }

    /// <summary>Number of statements, 1 to 256.</summary>
    public int Count => Ids.Count;
}
