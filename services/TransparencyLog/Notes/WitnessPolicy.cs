namespace Tabulation.TransparencyLog;

/// <summary>
/// Which witnesses are known and how many of them must cosign a checkpoint: k of n (c2sp.org/tlog-proof, "Verifying a tlog proof").
/// Immutable.
/// </summary>
public sealed class WitnessPolicy
{
    /// <summary>A policy.</summary>
    /// <param name="needed">How many cosignatures are enough, 0 to the number of witnesses.</param>
    /// <param name="witnesses">The known witnesses, each with a key of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">More are needed than there are, or fewer than none.</exception>
    /// <exception cref="ArgumentException">A verifier is not one of cosignatures, or two have one key, which would count twice.</exception>
    public WitnessPolicy(int needed, IReadOnlyList<NoteVerifier> witnesses)
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        ArgumentOutOfRangeException.ThrowIfNegative(needed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(needed, witnesses.Count);
        if (witnesses.Any(witness => witness.Type != NoteSignatureType.Cosignature))
            throw new ArgumentException("A witness's signatures are cosignatures.", nameof(witnesses));
        if (witnesses.DistinctBy(witness => witness.Key).Count() != witnesses.Count)
            throw new ArgumentException("Two witnesses have the same key.", nameof(witnesses));
        (Needed, Witnesses) = (needed, [.. witnesses]);
    }

    /// <summary>No cosignature is needed and no witness known.</summary>
    public static WitnessPolicy None { get; } = new(0, []);

    /// <summary>How many cosignatures are enough.</summary>
    public int Needed { get; }

    /// <summary>The known witnesses.</summary>
    public IReadOnlyList<NoteVerifier> Witnesses { get; }

    /// <summary>How many different witnesses cosigned the checkpoint in <paramref name="note"/>, and whether that is enough.</summary>
    /// <param name="note">A checkpoint; whether its log signed it is not looked at.</param>
    /// <param name="signers">The witnesses that cosigned it; none if the answer is CosignatureWrong.</param>
    public WitnessCheck Check(SignedNote note, out IReadOnlyList<NoteVerifier> signers)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (note.Check(Witnesses, out signers) == NoteCheck.SignatureWrong)
            return WitnessCheck.CosignatureWrong;
        return signers.Count >= Needed ? WitnessCheck.Enough : WitnessCheck.TooFew;
    }
}
