namespace Tabulation.Domain.Folding;

/// <summary>
/// Figures that wait for review, by slot. Arrays are used again, so that holding allocates nothing once as many were held before.
/// </summary>
internal sealed class HeldFigures
{
    private readonly Dictionary<int, int[]> waiting = [];
    private readonly Dictionary<int, Stack<int[]>> spare = [];

    /// <summary>Empty where none wait.</summary>
    public ReadOnlySpan<int> In(int slot) => waiting.TryGetValue(slot, out var figures) ? figures : default;

    /// <summary>Keeps a copy; none may wait in the slot.</summary>
    public void Add(int slot, ReadOnlySpan<long> figures)
    {
        var copy = SpareOf(figures.Length).TryPop(out var used) ? used : new int[figures.Length];
        for (var i = 0; i < copy.Length; i++) copy[i] = (int)figures[i];
        waiting.Add(slot, copy);
    }

    public void Remove(int slot)
    {
        if (waiting.Remove(slot, out var figures)) SpareOf(figures.Length).Push(figures);
    }

    private Stack<int[]> SpareOf(int width)
    {
        if (!spare.TryGetValue(width, out var stack)) spare[width] = stack = new Stack<int[]>();
        return stack;
    }
}
