namespace Tabulation.Forensics.Announced;

/// <summary>Vote totals as announced.</summary>
/// <param name="Totals">One for each selection, 0 to 10^12, with a sum above 0.</param>
public sealed record AnnouncedTotals(IReadOnlyList<AnnouncedTotal> Totals)
{
    /// <summary>The most that a total may be, so that nothing overflows.</summary>
    public const long Most = 1_000_000_000_000;

    public long Sum { get; } = Totals.Sum(total => total.Votes);
}

/// <summary>A selection's votes.</summary>
public readonly record struct AnnouncedTotal(string Name, long Votes);
