namespace Tabulation.Domain.Allocation;

/// <summary>Why a seat went where it went.</summary>
public enum AwardDecision
{
    /// <summary>The claim was higher than any other.</summary>
    Highest,

    /// <summary>Another claim was equal, and seats were left for all equal ones: their order makes no difference.</summary>
    EqualsAllServed,

    /// <summary>Equal claims to too few seats: registered earlier.</summary>
    RegistrationOrder,

    /// <summary>Equal claims to too few seats: drawn by lot.</summary>
    Lot,
}
