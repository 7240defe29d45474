namespace Tabulation.Domain.Folding;

/// <summary>
/// Figures by slot that are not counted: held or annulled ones. Arrays are used again, so that keeping allocates nothing once as many were kept before.
/// </summary>
internal sealed class KeptFigures
{
    private readonly Dictionary<int, int[]> kept = [];
    private readonly Dictionary<int, Stack<int[]>> spare = [];

    /// <summary>Empty where none are kept.</summary>
    public ReadOnlySpan<int> In(int slot) => kept.TryGetValue(slot, out var figures) ? figures : default;

    public bool Has(int slot) => kept.ContainsKey(slot);

    /// <summary>Keeps a copy, in place of any kept before.</summary>
    public void Put(int slot, ReadOnlySpan<long> figures)
    {
        Remove(slot);
        var copy = SpareOf(figures.Length).TryPop(out var used) ? used : new int[figures.Length];
        for (var i = 0; i < copy.Length; i++) copy[i] = (int)figures[i];
        kept.Add(slot, copy);
    }

    public void Remove(int slot)
    {
        if (kept.Remove(slot, out var figures)) SpareOf(figures.Length).Push(figures);
    }

    private Stack<int[]> SpareOf(int width)
    {
        if (!spare.TryGetValue(width, out var stack)) spare[width] = stack = new Stack<int[]>();
        return stack;
    }
}
