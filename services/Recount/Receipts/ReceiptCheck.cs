using Tabulation.Domain.Ids;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Receipts;

/// <summary>Holds receipts against a log's checkpoint.</summary>
/// <param name="checkpoint">The log's.</param>
/// <param name="tiles">The log's, at that checkpoint.</param>
/// <param name="election">The log's; null for a log that begins with none.</param>
public sealed class ReceiptCheck(LogCheckpoint checkpoint, LogTiles tiles, ElectionId? election)
{
    /// <summary>Whether the log honours the receipt.</summary>
    /// <exception cref="LogProblemException">A tile is wrong.</exception>
    /// <exception cref="LogUnreadableException">A tile cannot be read.</exception>
    public async Task<ReceiptState> CheckAsync(SignedReceipt receipt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        if (election is { } own && receipt.Election.Value != own.Value) return ReceiptState.OtherElection;
        if (receipt.Position >= tiles.Size) return ReceiptState.NotCovered;
        return await tiles.NodeAsync(0, receipt.Position, cancellation) == receipt.LeafHash ? ReceiptState.Honoured : ReceiptState.NotHonoured;
    }

    /// <summary>The proof, good without any network, that the log has an honoured receipt's entry (c2sp.org/tlog-proof).</summary>
    /// <exception cref="LogProblemException">A tile is wrong.</exception>
    /// <exception cref="LogUnreadableException">A tile cannot be read.</exception>
    public async Task<TlogProof> ProveAsync(SignedReceipt receipt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return new TlogProof(receipt.Position, await tiles.InclusionPathAsync(receipt.Position, cancellation), checkpoint.Note);
    }
}
