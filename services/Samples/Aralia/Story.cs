using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>What is said about one contest at one station, in order, and where that leaves it.</summary>
/// <param name="contest">The contest's code.</param>
/// <param name="station">The station.</param>
/// <param name="second">When its first result comes, seconds after the polls closed.</param>
internal sealed class Story(string contest, Station station, int second)
{
    private readonly List<Step> steps = [];
    private Step? countedBy;
    private Step? heldBy;
    private Step? decision;
    private Protocol? waiting;

    public string Contest => contest;

    public Station Station => station;

    public IReadOnlyList<Step> Steps => steps;

    /// <summary>Null where nothing is counted.</summary>
    public Protocol? Counted => decision is null ? Reported : null;

    /// <summary>What counts, or did before it was annulled; null where nothing does.</summary>
    public Protocol? Reported { get; private set; }

    public bool IsFlagged { get; private set; }

    public bool IsHeld => heldBy is not null;

    public bool IsAnnulled => decision is not null && Reported is not null;

    /// <summary>It is recorded that there is no result.</summary>
    public bool IsWithoutResult => decision is not null && Reported is null;

    /// <summary>Nothing is counted, annulled or recorded to be missing.</summary>
    public bool IsOutstanding => decision is null && Reported is null;

    /// <summary>What it adds to the totals; null where that is nothing.</summary>
    public Protocol? Adds => IsAnnulled ? Reported!.OnlyRoll(contest == Registry.Lists ? ListLine.RollLines : 1) : Counted;

    /// <summary>Must be recorded before anything is said here.</summary>
    public Step? After { get; init; }

    /// <summary>The next statement comes so much later.</summary>
    public Story Later(int seconds)
    {
        second += seconds;
        return this;
    }

    /// <summary>The next statement comes at this time.</summary>
    public Story At(int time)
    {
        second = time;
        return this;
    }

    /// <summary>The district's commission reports, or, where something stands already, corrects it for the reason given.</summary>
    /// <param name="protocol">The figures.</param>
    /// <param name="verdict">What they meet.</param>
    /// <param name="note">What is out of the ordinary.</param>
    /// <param name="reason">Needed to correct.</param>
    /// <param name="asWritten">The signed form does not add up.</param>
    /// <param name="follows">What elsewhere must be recorded before; null where nothing must.</param>
    public Story Report(
        Protocol protocol, Disposition verdict = Disposition.Unspecified, string note = "", string reason = "", bool asWritten = false,
        Step? follows = null)
    {
        var draft = new Payload { Authority = Registry.DistrictCommission(station.District) };
        draft.PrecinctResult = protocol.Result(contest, station.Code, reason, asWritten);
        var step = Say(draft, heldBy ?? decision ?? countedBy, verdict, note, follows);
        if (verdict == Disposition.Hold) (heldBy, waiting) = (step, protocol);
        else if (verdict != Disposition.Refuse) Count(protocol, step, verdict == Disposition.Flag);
        return this;
    }

    /// <summary>The region's commission decides on what is held.</summary>
    public Story Review(ReviewDecision decided, string reason, string note)
    {
        var draft = new Payload { Authority = Registry.RegionCommission(station.Region) };
        draft.Review = new Review { Decision = decided, Reason = reason, LegalBasis = Definition.HoldClause };
        Say(draft, heldBy, Disposition.Unspecified, note);
        if (decided == ReviewDecision.Release) Count(waiting!, heldBy!, true);
        else (heldBy, waiting) = (null, null);
        return this;
    }

    /// <summary>The region's commission has seen the form and says that it reads so.</summary>
    public Story Endorse(string note)
    {
        var draft = new Payload { Authority = Registry.RegionCommission(station.Region) };
        draft.Endorsement = new Endorsement { Contest = contest, Precinct = station.Code };
        Say(draft, heldBy ?? countedBy, Disposition.Unspecified, note);
        return this;
    }

    /// <summary>The region's commission records that there is no result.</summary>
    public Story Lose(NoResultCause cause, string reason)
    {
        var draft = new Payload { Authority = Registry.RegionCommission(station.Region) };
        draft.NoResult =
            new NoResult { Contest = contest, Precinct = station.Code, Cause = cause, Reason = reason,
                LegalBasis = Definition.NoResultClause };
        decision = Say(draft, decision, Disposition.Unspecified, reason);
        return this;
    }

    /// <summary>The court annuls the result, or gives it back.</summary>
    public Story Rule(AnnulmentDecision decided, string reason, string ruling)
    {
        var draft = new Payload { Authority = Registry.Court };
        draft.Annulment =
            new Annulment { Contest = contest, Precinct = station.Code, Decision = decided, Reason = reason, LegalBasis = ruling };
        var step = Say(draft, decision ?? countedBy, Disposition.Unspecified, reason);
        decision = decided == AnnulmentDecision.Annul ? step : null;
        return this;
    }

    private Step Say(Payload draft, Step? refersTo, Disposition verdict, string note, Step? follows = null)
    {
        var step = new Step(second, draft, refersTo, follows ?? steps.LastOrDefault() ?? After, verdict, note);
        steps.Add(step);
        return step;
    }

    private void Count(Protocol protocol, Step by, bool flagged)
    {
        (Reported, countedBy, IsFlagged) = (protocol, by, flagged);
        (heldBy, waiting, decision) = (null, null, null);
    }
}
