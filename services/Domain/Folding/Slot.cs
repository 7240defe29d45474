using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>Where one contest at one precinct stands: what may be said about it depends on this.</summary>
public enum SlotState
{
    /// <summary>Nothing is recorded.</summary>
    Awaited,

    /// <summary>A first result waits.</summary>
    Held,

    /// <summary>A result counts.</summary>
    Counted,

    /// <summary>A result counts, and a correction waits.</summary>
    CountedAndHeld,

    /// <summary>It is recorded that there is none.</summary>
    NoResult,

    /// <summary>The same, and a result that came after all waits.</summary>
    NoResultAndHeld,

    /// <summary>The result that counted is annulled.</summary>
    Annulled,
}

/// <summary>What a held result waits for.</summary>
[Flags]
public enum WaitsFor
{
    Nothing = 0,

    /// <summary>A review.</summary>
    Review = 1,

    /// <summary>Another official's endorsement.</summary>
    Endorsement = 2,

    /// <summary>The same figures from another authority.</summary>
    SecondReport = 4,
}

/// <summary>A held result.</summary>
/// <param name="Id">None where none is held.</param>
/// <param name="By">Who reported it.</param>
/// <param name="For">What must come before it counts; a review suffices for all.</param>
/// <param name="Flags">It broke a rule that flags.</param>
public readonly record struct HeldResult(StatementId Id, AuthorityIndex By, WaitsFor For, bool Flags)
{
    public bool IsNone => Id.IsNone;

    /// <summary>It is there and waits for nothing any more.</summary>
    internal bool IsDone => !IsNone && For == WaitsFor.Nothing;
}

/// <summary>Where one contest at one precinct stands.</summary>
public readonly record struct Slot
{
    /// <summary>The statement whose figures count, or did before it was annulled; none before the first.</summary>
    public StatementId Counted { get; init; }

    /// <summary>Who reported it.</summary>
    public AuthorityIndex CountedBy { get; init; }

    /// <summary>It broke a rule that flags, or was held and released, and no review has said since that it is right.</summary>
    public bool CountedFlagged { get; init; }

    /// <summary>The NoResult or the annulment in force; none where neither is.</summary>
    public StatementId Decision { get; init; }

    /// <summary>The result that waits.</summary>
    public HeldResult First { get; init; }

    /// <summary>Another authority's beside it; only where each result is reported twice.</summary>
    public HeldResult Second { get; init; }

    /// <summary>The statement that waits; none where none does.</summary>
    public StatementId Held => First.Id;

    /// <summary>Two reports wait, and what they say is not the same.</summary>
    internal bool ReportsDiffer => !Second.IsNone && (First.For & WaitsFor.SecondReport) != 0;

    public bool IsAnnulled => !Decision.IsNone && !Counted.IsNone;

    public SlotState State
    {
        get
        {
            if (IsAnnulled) return SlotState.Annulled;
            if (!Decision.IsNone) return First.IsNone ? SlotState.NoResult : SlotState.NoResultAndHeld;
            if (!Counted.IsNone) return First.IsNone ? SlotState.Counted : SlotState.CountedAndHeld;
            return First.IsNone ? SlotState.Awaited : SlotState.Held;
        }
    }

    /// <summary>Who reported a result that waits here, or that counts; null where it does neither.</summary>
    internal AuthorityIndex? ReporterOf(StatementId result)
    {
        if (result.IsNone) return null;
        if (result == First.Id) return First.By;
        if (result == Second.Id) return Second.By;
        return result == Counted && !IsAnnulled ? CountedBy : null;
    }

    /// <summary>What stands apart from what waits: the NoResult or annulment, else the result counted; none where a first result is due.</summary>
    public StatementId Standing => Decision.IsNone ? Counted : Decision;

    /// <summary>The statement that a correction must name: the one held, else what stands.</summary>
    public StatementId Current => First.IsNone ? Standing : First.Id;
}
