namespace Tabulation.Domain.Allocation;

/// <summary>Whether a selection takes part in the allocation, and why.</summary>
public enum AdmissionVerdict
{
    /// <summary>Takes part: the rule has no threshold, or none for its class.</summary>
    NoThreshold,

    /// <summary>Takes part.</summary>
    ReachedThreshold,

    /// <summary>Takes part although below the threshold, by the direct-seat waiver.</summary>
    DirectSeats,

    /// <summary>Takes part although below the threshold, by the runner-up rule.</summary>
    RunnerUp,

    /// <summary>Does not take part.</summary>
    BelowThreshold,

    /// <summary>Does not take part: a selection without votes takes no seat under any rule.</summary>
    NoVotes,

    /// <summary>Plurality: does not take part, having fewer votes than against-all.</summary>
    BehindAgainstAll,

    /// <summary>Does not take part: it is against-all.</summary>
    AgainstAll,

    /// <summary>No: it no longer stands.</summary>
    Withdrawn,
}
