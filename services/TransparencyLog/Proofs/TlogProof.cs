using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>
/// The proof that a log has an entry, in one text that needs no network (c2sp.org/tlog-proof@v1): what was read, not what is true until
/// <see cref="Verify"/> says so. Immutable.
/// </summary>
public sealed class TlogProof
{
    private const string FirstLine = "c2sp.org/tlog-proof@v1";
    private const string ExtraName = "extra ";
    private const string IndexName = "index ";

    private readonly Hash256[] _path;

    /// <summary>A proof, not checked.</summary>
    /// <param name="index">The entry's index in the log, from 0.</param>
    /// <param name="path">Its audit path in the checkpoint's tree, the lowest sibling first; at most 63 hashes.</param>
    /// <param name="checkpoint">The log's checkpoint with its signatures.</param>
    /// <param name="extra">Data that nothing here covers or explains; if empty the proof has none.</param>
    /// <exception cref="ArgumentException">The index is negative or the path too long.</exception>
    public TlogProof(long index, IReadOnlyCollection<Hash256> path, SignedNote checkpoint, ReadOnlyMemory<byte> extra = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentNullException.ThrowIfNull(checkpoint);
        _path = ProofText.Checked(path);
        (Index, Checkpoint, Extra) = (index, checkpoint, extra);
    }

    /// <summary>The entry's index in the log, from 0.</summary>
    public long Index { get; }

    /// <summary>The audit path, the lowest sibling first (RFC 6962 section 2.1.1).</summary>
    public ReadOnlySpan<Hash256> Path => _path;

    /// <summary>The checkpoint with its signatures.</summary>
    public SignedNote Checkpoint { get; }

    /// <summary>Not authenticated by anything; empty if there is none.</summary>
    public ReadOnlyMemory<byte> Extra { get; }

    /// <summary>
    /// Reads a proof of at most 1 MiB. False for another version, other lines, numbers with leading zeros, base64 with another spelling,
    /// an empty extra line, more than 63 hashes, or what is no signed note at the end.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out TlogProof? proof)
    {
        proof = null;
        if (!ProofText.TrySplit(utf8, out var lines, out var note) || lines is not [FirstLine, .. var rest])
            return false;
        if (!TryExtra(ref rest, out var extra) || rest is not [var index, .. var hashes])
            return false;
        if (!ProofText.TryNumber(index, IndexName, out var number) || !ProofText.TryHashes(hashes, out var path))
            return false;
        proof = new TlogProof(number, path, note, extra);
        return true;
    }

    /// <summary>Whether the log has the leaf at <see cref="Index"/>, as the specification's "Verifying a tlog proof" asks.</summary>
    /// <param name="leaf">The leaf hash of the entry (<see cref="Rfc6962.LeafHash"/>).</param>
    /// <param name="origin">The log that is meant.</param>
    /// <param name="log">The keys of that log, any of which will do.</param>
    /// <param name="policy">Which witnesses are known, and how many are needed.</param>
    public TlogProofCheck Verify(Hash256 leaf, string origin, IEnumerable<NoteVerifier> log, WitnessPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (!TransparencyLog.Checkpoint.TryParse(Checkpoint.Text, out var checkpoint))
            return TlogProofCheck.CheckpointMalformed;
        if (checkpoint.Origin != origin)
            return TlogProofCheck.OriginWrong;
        var signatures = CheckSignatures(log, policy);
        return signatures == TlogProofCheck.Proven ? CheckInclusion(leaf, checkpoint.Head) : signatures;
    }

    /// <summary>The proof in UTF-8.</summary>
    public byte[] ToBytes() => NoteText.Encode(ToString());

    /// <summary>The whole proof.</summary>
    public override string ToString()
    {
        var extra = Extra.IsEmpty ? "" : $"{ExtraName}{Convert.ToBase64String(Extra.Span)}\n";
        return $"{FirstLine}\n{extra}{IndexName}{Index}\n{ProofText.Lines(_path)}\n{Checkpoint}";
    }

    private TlogProofCheck CheckSignatures(IEnumerable<NoteVerifier> log, WitnessPolicy policy) => Checkpoint.Check(log, out _) switch
    {
        NoteCheck.Malformed => TlogProofCheck.CheckpointMalformed,
        NoteCheck.NoKnownSignature => TlogProofCheck.LogSignatureMissing,
        NoteCheck.SignatureWrong => TlogProofCheck.LogSignatureWrong,
        NoteCheck.Verified => policy.Check(Checkpoint, out _) switch
        {
            WitnessCheck.Enough => TlogProofCheck.Proven,
            WitnessCheck.TooFew => TlogProofCheck.CosignaturesTooFew,
            WitnessCheck.CosignatureWrong => TlogProofCheck.CosignatureWrong,
        },
    };

    private TlogProofCheck CheckInclusion(Hash256 leaf, TreeHead head)
    {
        if (Index >= head.Size)
            return TlogProofCheck.IndexOutOfRange;
        return AuditPath.TryRoot(leaf, Index, head.Size, _path, out var root) && root == head.Root
            ? TlogProofCheck.Proven
            : TlogProofCheck.InclusionWrong;
    }

    // The second line may be this one; a proof without extra data has none, so an empty one is another spelling.
    private static bool TryExtra(ref string[] lines, out byte[]? extra)
    {
        extra = null;
        if (lines is not [var first, .. var rest] || !first.StartsWith(ExtraName, StringComparison.Ordinal))
            return true;
        lines = rest;
        return StrictBase64.TryDecode(first[ExtraName.Length..], out extra) && extra.Length > 0;
    }
}
