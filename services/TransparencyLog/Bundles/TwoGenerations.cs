using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>
/// A bounded, concurrent cache. New entries fill a young generation; when it is full it becomes the old one, and what was old is
/// forgotten. What is found in the old one moves to the young one. So the half used last always stays, at no cost a look-up.
/// </summary>
internal sealed class TwoGenerations<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly int _most = capacity > 1 ? capacity / 2 : throw new ArgumentOutOfRangeException(nameof(capacity));
    private readonly Lock _adding = new();
    private volatile ConcurrentDictionary<TKey, TValue> _young = new();
    private volatile ConcurrentDictionary<TKey, TValue> _old = new();
    private int _youngCount;

    /// <summary>How many entries there are, at most the capacity; one that just moved may count twice.</summary>
    public int Count => _young.Count + _old.Count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_young.TryGetValue(key, out value))
            return true;
        if (!_old.TryGetValue(key, out value))
            return false;
        Add(key, value);
        return true;
    }

    /// <summary>Adds the entry unless the young generation has the key.</summary>
    public void Add(TKey key, TValue value)
    {
        lock (_adding)
        {
            if (_youngCount == _most)
                (_old, _young, _youngCount) = (_young, new ConcurrentDictionary<TKey, TValue>(), 0);
            if (_young.TryAdd(key, value))
                _youngCount++;
        }
    }
}
