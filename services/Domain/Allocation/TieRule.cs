namespace Tabulation.Domain.Allocation;

/// <summary>
/// What decides between equal claims to fewer seats than there are claims. Where all equal claims can be met nothing needs deciding.
/// </summary>
public enum TieRule
{
    /// <summary>The selection registered earlier.</summary>
    RegistrationOrder,

    /// <summary>A recorded lot; until there is one the seats concerned stay open (<see cref="AllocationOutcome.LotNeeded"/>).</summary>
    Lot,
}
