using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>How slots stood before they were changed, to be put back. Its memory is used again, so that writing allocates nothing once as much was written before.</summary>
internal sealed class TallyJournal
{
    private readonly List<Page> pages = [];
    private int[] figures = new int[1_024];
    private int used;

    public int Count => pages.Count;

    public void Clear()
    {
        pages.Clear();
        used = 0;
    }

    /// <param name="slot">Which.</param>
    /// <param name="marks">Its marks.</param>
    /// <param name="counted">Its figures in the sums.</param>
    /// <param name="first">Its held figures; empty where there are none.</param>
    /// <param name="second">Its second held figures; empty where there are none.</param>
    /// <param name="annulled">Its annulled figures; empty where there are none.</param>
    public void Write(
        SlotIndex slot, SlotMarks marks, ReadOnlySpan<int> counted, ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<int> annulled)
    {
        pages.Add(new Page(slot, marks, used, counted.Length, first.Length, second.Length, annulled.Length));
        Add(counted);
        Add(first);
        Add(second);
        Add(annulled);
    }

    /// <summary>The last page written.</summary>
    public Page Last => pages[^1];

    /// <summary>A run of the last page's figures.</summary>
    public ReadOnlySpan<int> Read(int start, int length) => figures.AsSpan(start, length);

    public void RemoveLast()
    {
        used = pages[^1].Start;
        pages.RemoveAt(pages.Count - 1);
    }

    private void Add(ReadOnlySpan<int> run)
    {
        if (used + run.Length > figures.Length) Array.Resize(ref figures, 2 * (figures.Length + run.Length));
        run.CopyTo(figures.AsSpan(used));
        used += run.Length;
    }

    /// <summary>How a slot stood; its figures one run after the other, from <paramref name="Start"/> on.</summary>
    public readonly record struct Page(SlotIndex Slot, SlotMarks Marks, int Start, int Counted, int First, int Second, int Annulled);
}
