using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>The signature types of c2sp.org/signed-note that are verified here, with their identifier bytes.</summary>
[SuppressMessage("Design", "CA1008", Justification = "The numbers are the specification's, which has no zero.")]
public enum NoteSignatureType
{
    /// <summary>Ed25519 over the note's text.</summary>
    Ed25519 = 0x01,

    /// <summary>Ed25519 over a time and a checkpoint's text (c2sp.org/tlog-cosignature).</summary>
    Cosignature = 0x04,
}
