using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>One statement of the night; each is itself, whatever another one says.</summary>
/// <param name="second">When, after the polls closed; negative before.</param>
/// <param name="draft">What is said.</param>
/// <param name="refersTo">The step it replaces, reviews or endorses.</param>
/// <param name="follows">A step that must be recorded before.</param>
/// <param name="verdict">What it meets.</param>
/// <param name="note">What is out of the ordinary.</param>
internal sealed class Step(
    int second, Payload draft, Step? refersTo, Step? follows, Disposition verdict = Disposition.Unspecified, string note = "")
{
    public int Second => second;

    public Payload Draft => draft;

    public Step? RefersTo => refersTo;

    public Step? Follows => follows;

    public Disposition Verdict => verdict;

    public string Note => note;

    /// <summary>Area protocols that a certification cites.</summary>
    public IReadOnlyList<Step> Cites { get; init; } = [];
}
