namespace Tabulation.Recount.Receipts;

/// <summary>Whether a log honours a receipt.</summary>
public enum ReceiptState
{
    /// <summary>The log has the entry where the receipt says.</summary>
    Honoured,

    /// <summary>The log's checkpoint does not reach that far yet; it may.</summary>
    NotCovered,

    /// <summary>The log has another entry there: receipt and checkpoint together, both signed, are evidence against it.</summary>
    NotHonoured,

    /// <summary>It is of another election than the log, and says nothing about it.</summary>
    OtherElection,

    /// <summary>The key that has signed the answer had ended by the time it names (FORMAT.md, "Keys"): it proves nothing.</summary>
    KeyEnded,

    /// <summary>The answer is not signed by the key it must be signed by, is no receipt, or cannot be read: it proves nothing.</summary>
    NotAReceipt,
}
