namespace Tabulation.Domain.Elections;

/// <summary>Lines of a form that are added to give one figure; empty where the form has none of the kind.</summary>
public readonly struct LineSet(int[] lines)
{
    private readonly int[] lines = lines;

    public bool Exists => lines.Length > 0;

    /// <summary>Number of the first line, to name it in errors.</summary>
    /// <exception cref="IndexOutOfRangeException">The form has none.</exception>
    public int First => lines[0];

    /// <summary>The sum over the figures of these lines; 0 where the form has none.</summary>
    public long Sum(ReadOnlySpan<long> figures)
    {
        long sum = 0;
        foreach (var line in lines) sum += figures[line];
        return sum;
    }
}
