namespace Tabulation.Recount.Logs;

/// <summary>What is wrong with a log, in the order in which it is looked at.</summary>
public enum LogFault
{
    /// <summary>The checkpoint is no signed note of a tree's size and root.</summary>
    CheckpointMalformed,

    /// <summary>The log's key did not sign the checkpoint.</summary>
    CheckpointNotSigned,

    /// <summary>The checkpoint is of another log than the key's.</summary>
    OriginDiffers,

    /// <summary>The log's key did not sign the statement of its keys.</summary>
    KeysNotSigned,

    /// <summary>The log's key did not sign the list of its mirrors.</summary>
    MirrorsNotSigned,

    /// <summary>Fewer witnesses cosigned the checkpoint than are needed, or a cosignature is wrong.</summary>
    WitnessesMissing,

    /// <summary>The log has fewer entries than it had in a checkpoint seen before.</summary>
    WentBack,

    /// <summary>The log's tree does not begin with the tree of a checkpoint seen before: it shows another history.</summary>
    OtherHistory,

    /// <summary>A file is not there that a log of this size must have.</summary>
    FileMissing,

    /// <summary>A tile's hashes are not those that the tile above it, or the checkpoint's root, stands for.</summary>
    TileDiffers,

    /// <summary>The tiles have another root than the checkpoint.</summary>
    RootDiffers,

    /// <summary>An entry, or the lack of one, is not what its leaf hash stands for.</summary>
    EntryDiffers,

    /// <summary>The log is that of another election.</summary>
    OtherElection,

    /// <summary>An entry contradicts the rules; <see cref="LedgerFault"/> says how.</summary>
    EntryDisputed,

    /// <summary>What the definition gives as the last checkpoint of the log before is none, or one of this log.</summary>
    PredecessorWrong,

    /// <summary>The published results are not in their one form (FORMAT.md, "Results").</summary>
    ResultsMalformed,

    /// <summary>The published results are of another election, size or time than the entries.</summary>
    ResultsDiffer,

    /// <summary>A published total is not what the entries come to.</summary>
    TotalDiffers,

    /// <summary>A published count of held results, or a total as if they were counted, is not what the entries come to.</summary>
    HeldDiffers,

    /// <summary>A published lot is not the one recorded.</summary>
    LotDiffers,

    /// <summary>Published seats are not what the totals come to.</summary>
    SeatsDiffer,
}
