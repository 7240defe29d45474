using Tabulation.Anchor;
using Tabulation.TransparencyLog;

namespace Tabulation.ServiceKit;

/// <summary>An anchor in memory, which a test may move, and which fails while a test says so.</summary>
public sealed class MemoryAnchor : IAnchor
{
    private readonly Lock gate = new();

    /// <summary>Where it stands.</summary>
    public TreeHead? Stands { get; set; }

    /// <summary>What every call fails with at present; null where it succeeds.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Successful moves so far.</summary>
    public int Moves { get; private set; }

    public Task<TreeHead?> ReadAsync(CancellationToken cancellationToken)
    {
        lock (gate) return Failure is { } failure ? Task.FromException<TreeHead?>(failure) : Task.FromResult(Stands);
    }

    /// <summary>What was kept against the log.</summary>
    public SignedNote? Evidence { get; set; }

    public Task<SignedNote?> ReadEvidenceAsync(CancellationToken cancellationToken)
    {
        lock (gate) return Failure is { } failure ? Task.FromException<SignedNote?>(failure) : Task.FromResult(Evidence);
    }

    public Task KeepEvidenceAsync(SignedNote evidence, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (Failure is { } failure) return Task.FromException(failure);
            Evidence ??= evidence;
            return Task.CompletedTask;
        }
    }

    public Task<bool> TryMoveAsync(TreeHead? from, TreeHead to, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (Failure is { } failure) return Task.FromException<bool>(failure);
            if (Stands != from) return Task.FromResult(false);
            (Stands, Moves) = (to, Moves + 1);
            return Task.FromResult(true);
        }
    }
}
