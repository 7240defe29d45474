using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>
/// Decides what enters the ledger: the state that its entries lead to, and the rules over it. The ledger calls it under the lock on
/// the head, from one thread at a time, in this order: <see cref="Replay"/> for every entry it has not seen, <see cref="Begin"/>,
/// <see cref="Admit"/> for each statement that is not a repeat, <see cref="SignHead"/> if one was admitted, and
/// <see cref="Rollback"/> if the batch then did not commit.
/// </summary>
public interface IAdmission
{
    /// <summary>The number of entries applied so far, and so the position the next one takes.</summary>
    long Position { get; }

    /// <summary>Applies the entry at <see cref="Position"/>, which is durable, and moves past it. Another appender may have written it.</summary>
    void Replay(ReadOnlyMemory<byte> leaf);

    /// <summary>Marks the state to which <see cref="Rollback"/> returns. The mark before it is no longer needed.</summary>
    void Begin();

    /// <summary>
    /// Judges statement <paramref name="number"/> of the batch at <see cref="Position"/>. If it is admitted: applies it, moves past it
    /// and returns its leaf (1 to 65,535 bytes). If it is refused: null, the state is unchanged, and the admission keeps the reasons.
    /// A batch may be begun again after a rollback, so the same number may be asked for again.
    /// </summary>
    byte[]? Admit(int number, Timestamp recordedAt);

    /// <summary>Signs the head as it will be after the batch; the ledger stores the signature as it is.</summary>
    byte[] SignHead(TreeHead head);

    /// <summary>
    /// Returns to the state at <see cref="Begin"/>: nothing of the batch is known to be in the ledger. What is there all the same is
    /// replayed by the next batch. Must not throw.
    /// </summary>
    void Rollback();
}
