namespace Tabulation.Domain.Allocation;

/// <summary>How an allocation ended.</summary>
public enum AllocationOutcome
{
    /// <summary>Every seat is given.</summary>
    Complete,

    /// <summary>A tie waits for a lot. The seats shown are those certain whatever the lot says; the rest are open.</summary>
    LotNeeded,

    /// <summary>Everyone admitted has as many seats as they can take (fewer candidates than seats); the rest stay vacant.</summary>
    SeatsVacant,

    /// <summary>Votes were cast, but no list reached the threshold. No seat is given: no other rule is invented.</summary>
    NoneAdmitted,

    /// <summary>Plurality: every candidate has fewer votes than against-all. No seat is given.</summary>
    AgainstAllWon,

    /// <summary>No list or candidate has a vote. No seat is given, not even to one who stands alone.</summary>
    NoVotes,
}
