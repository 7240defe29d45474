namespace Tabulation.Witness;

/// <summary>What a witness answers to "add-checkpoint" (c2sp.org/tlog-witness).</summary>
/// <param name="Outcome">What became of the checkpoint.</param>
/// <param name="Text">The answer's body: the cosignature, the size it stands at, or why not.</param>
internal sealed record AddAnswer(AddOutcome Outcome, string Text);

/// <summary>What became of a checkpoint.</summary>
internal enum AddOutcome
{
    /// <summary>It is the latest now, on disk, and cosigned.</summary>
    Cosigned,

    /// <summary>The request is none, or its old size is above the checkpoint's.</summary>
    Malformed,

    /// <summary>No trusted key of the log signed it, or a line is named for one that did not.</summary>
    NotSigned,

    /// <summary>No log of this origin is watched here.</summary>
    UnknownLog,

    /// <summary>The old size is not that of the checkpoint cosigned last.</summary>
    OtherSize,

    /// <summary>It does not continue the checkpoint cosigned last, as far as the proof shows.</summary>
    NoContinuation,
}
