using System.Collections;

namespace Tabulation.Recount.Tests;

/// <summary>Entries, and how often one of them was asked for.</summary>
internal sealed class CountedReads(IReadOnlyList<ReadOnlyMemory<byte>> leaves) : IReadOnlyList<ReadOnlyMemory<byte>>
{
    public int Reads { get; private set; }

    public int Count => leaves.Count;

    public ReadOnlyMemory<byte> this[int index]
    {
        get
        {
            Reads++;
            return leaves[index];
        }
    }

    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
