using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>The statement in force in a slot: who said it, and when it was recorded.</summary>
public readonly record struct Stands<T>(StatementId Id, AuthorityIndex By, Timestamp RecordedAt, T Content);

/// <summary>
/// What stands in each slot of one kind of statement: the latest one. For all kinds but results; those are more than anything else together.
/// </summary>
public sealed class Standing<TSlot, T>
    where TSlot : notnull
{
    private readonly Dictionary<TSlot, Stands<T>> all = [];

    public int Count => all.Count;

    /// <summary>In no order.</summary>
    public IEnumerable<KeyValuePair<TSlot, Stands<T>>> All => all;

    /// <summary>Null where nothing stands.</summary>
    public Stands<T>? In(TSlot slot) => all.TryGetValue(slot, out var stands) ? stands : null;

    /// <summary>Id of what stands; none where nothing does.</summary>
    public StatementId IdIn(TSlot slot) => all.TryGetValue(slot, out var stands) ? stands.Id : default;

    /// <returns>Takes it back.</returns>
    internal Action Put(TSlot slot, Stands<T> stands)
    {
        var before = In(slot);
        all[slot] = stands;
        return () =>
        {
            if (before is { } earlier) all[slot] = earlier;
            else all.Remove(slot);
        };
    }
}
