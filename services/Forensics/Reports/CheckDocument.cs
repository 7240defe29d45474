using Tabulation.Forensics.Checks;

namespace Tabulation.Forensics.Reports;

/// <summary>A check and what it found, as JSON.</summary>
/// <param name="Probability">Of at least as much by chance; null where none can be given.</param>
/// <param name="Adjusted">Corrected for all tests made together; null where it is not.</param>
/// <param name="PostHoc">The check was chosen after such figures had been seen.</param>
/// <param name="Numbers">What it counted, in order.</param>
/// <param name="List">Single stations, regions or totals that the numbers come from, worst first.</param>
public sealed record CheckDocument(
    string Code, string Title, string Sentence, double? Probability, double? Adjusted, bool PostHoc, IReadOnlyDictionary<string, double> Numbers,
    IReadOnlyList<ListedDocument> List, string Source, IReadOnlyList<string> Parameters, string CanShow, string CannotShow)
{
    public static CheckDocument Of(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var about = result.About;
        return new CheckDocument(
            about.Code, about.Title, result.Sentence, result.Probability, result.Adjusted, about.PostHoc,
            result.Numbers.ToDictionary(number => number.Name, number => number.Value),
            [.. result.List.Select(each => new ListedDocument(each.Name, each.Why))], about.Source, about.Parameters, about.CanShow, about.CannotShow);
    }
}

/// <summary>One station, region or total, and why it is listed.</summary>
public sealed record ListedDocument(string Name, string Why);
