using System.Diagnostics.CodeAnalysis;
using Tabulation.TransparencyLog;

namespace Tabulation.Witness;

/// <summary>A checkpoint with its log's signatures and this witness's cosignature.</summary>
/// <param name="Note">The note with these signatures and no other.</param>
/// <param name="Head">What it says of the tree.</param>
/// <param name="Time">When it was cosigned: seconds since the Epoch, at least 1.</param>
internal sealed record CosignedCheckpoint(SignedNote Note, TreeHead Head, long Time)
{
    /// <summary>Reads a note that this witness cosigned as one of the log; false for anything else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, string origin, NoteVerifier witness, [NotNullWhen(true)] out CosignedCheckpoint? read)
    {
        read = null;
        if (!SignedNote.TryParse(utf8, out var note) || !Checkpoint.TryParse(note.Text, out var checkpoint) || checkpoint.Origin != origin) return false;
        var line = note.Signatures.FirstOrDefault(line => witness.Verifies(note.Text, line));
        if (line is null || !Cosignature.TryRead(line.Signature.Span, out var cosignature)) return false;
        read = new CosignedCheckpoint(note, checkpoint.Head, cosignature.Time);
        return true;
    }
}
