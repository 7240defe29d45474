using Tabulation.Domain.Ids;

namespace Tabulation.Client.Results;

/// <summary>One precinct's result in one contest, as read from a file.</summary>
public sealed class ResultRow
{
    /// <summary>Where it stands in its file: the line where it begins, from 1.</summary>
    public required int Line { get; init; }

    public required ContestIndex Contest { get; init; }

    public required PrecinctIndex Precinct { get; init; }

    /// <summary>Form lines, then votes, in the definition's order; not judged.</summary>
    public required IReadOnlyList<long> Figures { get; init; }

    /// <summary>True where the signed form itself does not add up.</summary>
    public bool AsWritten { get; init; }

    /// <summary>Why an earlier result is replaced, or empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>SHA-256 of the scanned form, 32 bytes, or empty.</summary>
    public ReadOnlyMemory<byte> FormHash { get; init; }
}
