namespace Tabulation.TransparencyLog;

/// <summary>What verifying a <see cref="TlogProof"/> found. All but <see cref="Proven"/> are reasons to refuse it.</summary>
public enum TlogProofCheck
{
    /// <summary>The leaf is in the log at the index, under a checkpoint that the log and enough witnesses signed.</summary>
    Proven,

    /// <summary>The signed text is no checkpoint.</summary>
    CheckpointMalformed,

    /// <summary>The checkpoint is another log's.</summary>
    OriginWrong,

    /// <summary>The log's key did not sign the checkpoint.</summary>
    LogSignatureMissing,

    /// <summary>A line is named for the log's key, which did not sign this checkpoint.</summary>
    LogSignatureWrong,

    /// <summary>A line is named for a known witness, which did not sign this checkpoint.</summary>
    CosignatureWrong,

    /// <summary>Fewer of the known witnesses cosigned the checkpoint than the policy needs.</summary>
    CosignaturesTooFew,

    /// <summary>The checkpoint's tree is too small to have the index.</summary>
    IndexOutOfRange,

    /// <summary>The path does not lead from this leaf at this index to the checkpoint's root.</summary>
    InclusionWrong,
}
