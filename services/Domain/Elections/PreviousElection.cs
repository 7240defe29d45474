using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>How an election follows from another. Values as in definition.proto.</summary>
public enum PreviousElectionKind
{
    /// <summary>Between those whom the other left over.</summary>
    RunOff = 1,

    /// <summary>The vote held again.</summary>
    Repeat = 2,
}

/// <summary>The election whose outcome this one continues.</summary>
public sealed record PreviousElection(ElectionId Id, string ExternalId, PreviousElectionKind Kind);
