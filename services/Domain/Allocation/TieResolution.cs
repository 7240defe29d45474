namespace Tabulation.Domain.Allocation;

/// <summary>How a tie was broken, if it was.</summary>
public enum TieResolution
{
    RegistrationOrder,
    Lot,

    /// <summary>Not yet: no recorded lot names all the selections tied.</summary>
    LotNeeded,
}
