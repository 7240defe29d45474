namespace Tabulation.Forensics.Checks;

/// <summary>What a check is, for whoever reads its result.</summary>
/// <param name="Code">Names it to programs.</param>
/// <param name="Title">Names it to people.</param>
/// <param name="Source">Authors, year and title of the paper it comes from.</param>
/// <param name="Parameters">Thresholds and definitions, each a phrase.</param>
/// <param name="CanShow">What a result may point to.</param>
/// <param name="CannotShow">What must not be concluded from it.</param>
public sealed record CheckDescription(
    string Code, string Title, string Source, IReadOnlyList<string> Parameters, string CanShow, string CannotShow)
{
    /// <summary>
    /// True where the check was chosen after such figures had been seen, so that its probability says less than it seems: it is left out
    /// of the correction
    /// for several tests, and of the conclusions drawn after it.
    /// </summary>
    public bool PostHoc { get; init; }
}
