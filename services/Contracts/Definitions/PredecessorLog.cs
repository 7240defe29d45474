using System.Diagnostics.CodeAnalysis;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>The log that another one succeeds, as the successor's definition names it (FORMAT.md, "Statements").</summary>
public static class PredecessorLog
{
    /// <summary>Reads its last checkpoint. False for anything but a signed note of a tree's size and root; whose signature it is, is not looked at.</summary>
    public static bool TryRead(ReadOnlySpan<byte> note, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        return SignedNote.TryParse(note, out var signed) && Checkpoint.TryParse(signed.Text, out checkpoint);
    }
}
