namespace Tabulation.Recount;

/// <summary>What is wrong with an entry.</summary>
public enum LedgerFault
{
    /// <summary>Its bytes are no canonical entry (FORMAT.md, "Entries").</summary>
    Unreadable,

    /// <summary>It names another position than the one it stands at.</summary>
    OutOfPlace,

    /// <summary>The key of the authority it names, as in force at its position, did not sign it.</summary>
    NotSigned,

    /// <summary>It was recorded before the entry ahead of it.</summary>
    RecordedTooEarly,

    /// <summary>Its statement is not canonical (FORMAT.md, "Statements").</summary>
    StatementMalformed,

    /// <summary>The rules give another verdict than the one recorded.</summary>
    VerdictDiffers,

    /// <summary>The rules refuse its statement: it should not be an entry.</summary>
    MustBeRefused,

    /// <summary>Its bytes are others than when it came before.</summary>
    CameAgainOtherwise,

    /// <summary>A signed head ahead of it has another root than the tree over the entries.</summary>
    HeadDiffers,
}
