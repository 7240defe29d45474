using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>What is said about one contest at one station, in order, and where that leaves it.</summary>
/// <param name="contest">The contest's code.</param>
/// <param name="station">The station.</param>
/// <param name="second">When its first result comes, seconds after the polls closed.</param>
internal sealed class Story(string contest, Station station, int second)
{
    private readonly List<Step> steps = [];
    private int? countedBy;
    private int? heldBy;
    private Protocol? waiting;

    public string Contest => contest;

    public IReadOnlyList<Step> Steps => steps;

    /// <summary>Null where nothing is counted.</summary>
    public Protocol? Counted { get; private set; }

    public bool Flagged { get; private set; }

    public bool Held => heldBy is not null;

    /// <summary>The next statement comes so much later.</summary>
    public Story After(int seconds)
    {
        second += seconds;
        return this;
    }

    /// <summary>The district's commission reports, or, where something stands already, corrects it for the reason given.</summary>
    /// <param name="protocol">The figures.</param>
    /// <param name="verdict">What they meet.</param>
    /// <param name="note">What is out of the ordinary.</param>
    /// <param name="reason">Needed to correct.</param>
    /// <param name="asWritten">The signed form does not add up.</param>
    public Story Report(
        Protocol protocol, Disposition verdict = Disposition.Unspecified, string note = "", string reason = "", bool asWritten = false)
    {
        var draft = new Payload { Authority = Registry.DistrictCommission(station.District) };
        draft.PrecinctResult = protocol.Result(contest, station.Code, reason, asWritten);
        steps.Add(new Step(second, draft, heldBy ?? countedBy, verdict, note));
        if (verdict == Disposition.Hold) (heldBy, waiting) = (steps.Count - 1, protocol);
        else if (verdict != Disposition.Refuse) Count(protocol, steps.Count - 1, verdict == Disposition.Flag);
        return this;
    }

    /// <summary>The region's commission decides on what is held.</summary>
    public Story Review(ReviewDecision decision, string reason, string note)
    {
        var draft = new Payload { Authority = Registry.RegionCommission(station.Region) };
        draft.Review = new Review { Decision = decision, Reason = reason, LegalBasis = Definition.HoldClause };
        steps.Add(new Step(second, draft, heldBy, Disposition.Unspecified, note));
        if (decision == ReviewDecision.Release) Count(waiting!, heldBy!.Value, true);
        else (heldBy, waiting) = (null, null);
        return this;
    }

    private void Count(Protocol protocol, int by, bool flagged)
    {
        (Counted, countedBy, Flagged) = (protocol, by, flagged);
        (heldBy, waiting) = (null, null);
    }
}

/// <summary>One statement of a story.</summary>
/// <param name="Second">When, after the polls closed.</param>
/// <param name="Draft">What is said.</param>
/// <param name="RefersTo">Index of the step it replaces or decides on.</param>
/// <param name="Verdict">What it meets.</param>
/// <param name="Note">What is out of the ordinary.</param>
internal sealed record Step(int Second, Payload Draft, int? RefersTo, Disposition Verdict, string Note);
