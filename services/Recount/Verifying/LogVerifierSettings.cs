using Tabulation.Domain.Ids;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Verifying;

/// <summary>What a log is held against.</summary>
public sealed record LogVerifierSettings
{
    /// <summary>The only election that the log may be of: its id is the hash of its definition, and that names the key of its operator.</summary>
    public required ElectionId Election { get; init; }

    /// <summary>The log's keys, at least one, any of which may have signed; their name is the origin.</summary>
    public required IReadOnlyList<NoteVerifier> Log { get; init; }

    /// <summary>Who must have cosigned the checkpoint. Default: nobody.</summary>
    public WitnessPolicy Witnesses { get; init; } = WitnessPolicy.None;

    /// <summary>Must be the operator's key that the definition names; null to leave that to the election's id.</summary>
    public VerificationKey? OperatorKey { get; init; }

    /// <summary>A checkpoint of the log seen before: what it shows now must continue it. Null for none.</summary>
    public LogCheckpoint? Before { get; init; }

    /// <summary>On how many cores signatures are verified, and how many files are read at a time at least; 1 or more.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;
}
