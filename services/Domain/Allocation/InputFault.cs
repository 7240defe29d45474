namespace Tabulation.Domain.Allocation;

/// <summary>
/// Why an <see cref="AllocationInput"/> does not fit a rule. A definition checked in advance rules all of these out but the lot's.
/// </summary>
public enum InputFault
{
    None,

    /// <summary>Votes, direct seats or candidates below 0.</summary>
    NegativeFigure,

    /// <summary>Two contestants with the same selection.</summary>
    SelectionRepeated,

    /// <summary>Two lists or candidates with the same registration order.</summary>
    RegistrationOrderRepeated,

    /// <summary>The rule has thresholds, but none for this class.</summary>
    ClassWithoutThreshold,

    /// <summary>A threshold's base needs a figure that is absent.</summary>
    FigureMissing,

    /// <summary>A lot names a selection twice.</summary>
    LotRepeatsSelection,
}
