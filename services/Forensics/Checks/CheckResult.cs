namespace Tabulation.Forensics.Checks;

/// <summary>What a check found.</summary>
/// <param name="About">The check.</param>
/// <param name="Numbers">What it counted, in order.</param>
/// <param name="Probability">Of at least as much by chance, where only chance is at work; null where no such probability can be
/// given.</param>
/// <param name="Sentence">The result in plain words, without a conclusion about anybody's intent.</param>
public sealed record CheckResult(CheckDescription About, IReadOnlyList<Measure> Numbers, double? Probability, string Sentence)
{
    /// <summary>
    /// The probability corrected for all tests made together (Holm 1979); null where there is none, and for post-hoc checks.
    /// </summary>
    public double? Adjusted { get; init; }

    /// <summary>Single stations, regions or totals that the numbers come from, worst first; empty for most checks.</summary>
    public IReadOnlyList<Listed> List { get; init; } = [];
}

/// <summary>A number and what it is.</summary>
public readonly record struct Measure(string Name, double Value);

/// <summary>One station, region or total, and why it is listed.</summary>
public readonly record struct Listed(string Name, string Why);
