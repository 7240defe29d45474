using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>
/// The body of a request to cosign a checkpoint (c2sp.org/tlog-witness, "add-checkpoint"): the size that the witness cosigned last, the
/// proof that the checkpoint continues it, and the checkpoint. Nothing in it is verified by being here. Immutable.
/// </summary>
public sealed class WitnessRequest
{
    private const string OldName = "old ";

    private readonly Hash256[] _path;

    /// <summary>A request.</summary>
    /// <param name="oldSize">The size of the checkpoint that the witness cosigned last; 0 if none.</param>
    /// <param name="path">The consistency proof from there, at most 63 hashes.</param>
    /// <param name="checkpoint">The checkpoint with its log's signature.</param>
    /// <exception cref="ArgumentException">The old size is negative or the path too long.</exception>
    public WitnessRequest(long oldSize, IReadOnlyCollection<Hash256> path, SignedNote checkpoint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentNullException.ThrowIfNull(checkpoint);
        _path = ProofText.Checked(path);
        (OldSize, Checkpoint) = (oldSize, checkpoint);
    }

    /// <summary>The size that the witness cosigned last, from 0. One above the checkpoint's is for the witness to refuse.</summary>
    public long OldSize { get; }

    /// <summary>The consistency proof (RFC 6962 section 2.1.2), at most 63 hashes.</summary>
    public ReadOnlySpan<Hash256> Path => _path;

    /// <summary>The checkpoint with its signatures; whether its text is one is for the reader to see.</summary>
    public SignedNote Checkpoint { get; }

    /// <summary>
    /// Reads a body of at most 1 MiB. False for other lines, a size with leading zeros, base64 with another spelling, more than 63
    /// hashes, or what is no signed note at the end: a witness's "400 Bad Request".
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out WitnessRequest? request)
    {
        request = null;
        if (!ProofText.TrySplit(utf8, out var lines, out var note) || lines is not [var old, .. var hashes])
            return false;
        if (!ProofText.TryNumber(old, OldName, out var oldSize) || !ProofText.TryHashes(hashes, out var path))
            return false;
        request = new WitnessRequest(oldSize, path, note);
        return true;
    }

    /// <summary>The body in UTF-8.</summary>
    public byte[] ToBytes() => NoteText.Encode(ToString());

    /// <summary>The whole body.</summary>
    public override string ToString() => $"{OldName}{OldSize}\n{ProofText.Lines(_path)}\n{Checkpoint}";
}
