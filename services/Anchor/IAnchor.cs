using Tabulation.TransparencyLog;

namespace Tabulation.Anchor;

/// <summary>
/// The latest head of a log that anybody outside may have seen, kept where the log's own database is not: whoever sets that database back cannot set this back
/// with it. One writer at a time moves it forward; any number of processes read it. Safe for concurrent use.
/// </summary>
public interface IAnchor
{
    /// <summary>The anchored head; null before the first.</summary>
    /// <exception cref="AnchorException">It cannot be read, or belongs to another log.</exception>
    Task<TreeHead?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Moves the anchor, if it still stands where the caller believes. Durable when the task completes with true. That <paramref name="to"/> grows out of
    /// <paramref name="from"/> is the caller's to have checked.
    /// </summary>
    /// <param name="from">Where it stands; null where there is none yet.</param>
    /// <param name="to">Where it is to stand.</param>
    /// <param name="cancellationToken">Gives up waiting. The move may have been made.</param>
    /// <returns>False where it stands elsewhere: nothing was changed.</returns>
    /// <exception cref="AnchorException">It cannot be written: the move may have been made, or not.</exception>
    Task<bool> TryMoveAsync(TreeHead? from, TreeHead to, CancellationToken cancellationToken);

    /// <summary>The proof that was kept here against the log; null where there is none.</summary>
    /// <exception cref="AnchorException">It cannot be read.</exception>
    Task<SignedNote?> ReadEvidenceAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a checkpoint that the log's key has signed and that is of another history (<see cref="OtherHistory"/>): for all who sign, and for good. Durable when the
    /// task completes. The first that is kept stays.
    /// </summary>
    /// <exception cref="AnchorException">It cannot be written: it may be kept, or not.</exception>
    Task KeepEvidenceAsync(SignedNote evidence, CancellationToken cancellationToken);
}
