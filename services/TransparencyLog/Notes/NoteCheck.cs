namespace Tabulation.TransparencyLog;

/// <summary>What opening a note found. All but <see cref="Verified"/> are reasons to ignore its text.</summary>
public enum NoteCheck
{
    /// <summary>At least one known key signed the text, and no line is named for a known key that did not.</summary>
    Verified,

    /// <summary>The bytes are no signed note.</summary>
    Malformed,

    /// <summary>No line is named for a known key.</summary>
    NoKnownSignature,

    /// <summary>A line is named for a known key that did not sign this text: the whole note is refused.</summary>
    SignatureWrong,
}
