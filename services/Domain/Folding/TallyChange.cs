using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>What an entry does to the tally.</summary>
public enum TallyEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The registry is complete: every total begins at zero.</summary>
    Open,

    /// <summary>The statement's figures count, in place of any counted or held before.</summary>
    Count,

    /// <summary>The statement's figures wait, in place of any held before; what is counted stays.</summary>
    Hold,

    /// <summary>The statement's figures wait beside others that are held already.</summary>
    HoldSecond,

    /// <summary>The held figures count, in place of any counted before.</summary>
    Release,

    /// <summary>The second held figures count, in place of any counted or held before.</summary>
    ReleaseSecond,

    /// <summary>The held figures are dropped; where there are second ones, they are now the held ones.</summary>
    SetAside,

    /// <summary>The second held figures are dropped.</summary>
    SetAsideSecond,

    /// <summary>What is counted is flagged no more.</summary>
    Confirm,

    /// <summary>There is no result.</summary>
    NoResult,

    /// <summary>What was counted counts no more, and nothing waits.</summary>
    Annul,

    /// <summary>What was annulled counts again.</summary>
    Reinstate,

    /// <summary>Stations have closed or opened.</summary>
    Restation,
}

/// <summary>An effect, the slot it falls on, and whether the slot's counted result is flagged afterwards.</summary>
public readonly record struct TallyChange(TallyEffect Effect, SlotIndex Slot, bool Flagged)
{
    public static TallyChange None => default;

    public static TallyChange Opened => new(TallyEffect.Open, default, false);

    public static TallyChange Restationed => new(TallyEffect.Restation, default, false);

    /// <summary>Whether it falls on one slot.</summary>
    public bool IsOfSlot => Effect is not (TallyEffect.None or TallyEffect.Open or TallyEffect.Restation);
}
