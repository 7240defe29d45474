using System.Collections;

namespace Tabulation.Domain.Elections;

/// <summary>
/// A list of which others are made by adding and replacing items: they share the pages that stay as they are, so that an election after a change of one station costs neither the time
/// nor the memory of all stations. Immutable.
/// </summary>
internal sealed class Paged<T> : IReadOnlyList<T>
{
    private const int Bits = 8, PageSize = 1 << Bits;

    private readonly T[][] pages;

    public Paged(IEnumerable<T> items)
        : this([.. items.Chunk(PageSize)])
    {
    }

    private Paged(T[][] pages)
    {
        this.pages = pages;
        Count = pages.Length == 0 ? 0 : ((pages.Length - 1) * PageSize) + pages[^1].Length;
    }

    public int Count { get; }

    public T this[int index] => pages[index >> Bits][index & (PageSize - 1)];

    public Paged<T> With(IEnumerable<T> added)
    {
        var full = Count / PageSize;
        return new Paged<T>([.. pages.AsSpan(0, full), .. pages.Skip(full).SelectMany(page => page).Concat(added).Chunk(PageSize)]);
    }

    /// <param name="replaced">Numbers of items, and what is put in their places.</param>
    public Paged<T> With(IEnumerable<(int Index, T Item)> replaced)
    {
        T[][] after = [.. pages];
        foreach (var (index, item) in replaced)
        {
            var page = index >> Bits;
            if (ReferenceEquals(after[page], pages[page])) after[page] = [.. pages[page]];
            after[page][index & (PageSize - 1)] = item;
        }

        return new Paged<T>(after);
    }

    public IEnumerator<T> GetEnumerator() => pages.SelectMany(page => page).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
