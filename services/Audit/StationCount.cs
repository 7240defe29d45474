namespace Tabulation.Audit;

/// <summary>What one station's ballots came to, as reported or as counted again from the paper. All figures are 0 or more.</summary>
public sealed record StationCount
{
    /// <summary>Unique within the contest.</summary>
    public required string Code { get; init; }

    /// <summary>Votes of each selection, in the contest's order.</summary>
    public required IReadOnlyList<long> Votes { get; init; }

    /// <summary>Valid ballots without a vote: blank ones, where they count as valid. Below 0 only where a form as written has fewer
    /// valid ballots than votes.</summary>
    public long Unvoted { get; init; }

    public long Invalid { get; init; }

    /// <summary>Ballots issued to voters. Not counted again: an audit takes it as reported.</summary>
    public long Issued { get; init; }

    /// <summary>Voters on the roll. Not counted again: an audit takes it as reported.</summary>
    public long Registered { get; init; }

    /// <summary>Ballots found in the boxes: valid and invalid.</summary>
    public long Ballots => Votes.Sum() + Unvoted + Invalid;
}
