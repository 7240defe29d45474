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

    /// <summary>The held figures count, in place of any counted before.</summary>
    Release,

    /// <summary>The held figures are dropped.</summary>
    SetAside,
}

/// <summary>An effect, the slot it falls on, and whether the slot's counted result is flagged afterwards.</summary>
public readonly record struct TallyChange(TallyEffect Effect, SlotIndex Slot, bool Flagged)
{
    public static TallyChange None => default;

    public static TallyChange Opened => new(TallyEffect.Open, default, false);
}
