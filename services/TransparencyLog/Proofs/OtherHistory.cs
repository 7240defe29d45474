namespace Tabulation.TransparencyLog;

/// <summary>Proof that a log has shown two histories: a checkpoint that its key has signed, and that is not of its tree (c2sp.org/tlog-checkpoint, "Signatures").</summary>
public static class OtherHistory
{
    /// <summary>
    /// The note, with the log's signatures and no other, where it is such a checkpoint. Null for anything else, whoever shows it: what the log's keys have not
    /// signed, what is about another log, what the tree has, and what goes beyond the tree, which may come to have it.
    /// </summary>
    /// <param name="utf8">A note, from anybody.</param>
    /// <param name="log">The log's keys, under its origin as their name.</param>
    /// <param name="tree">The log's tree, as far as it is known.</param>
    public static SignedNote? Find(ReadOnlySpan<byte> utf8, IReadOnlyCollection<NoteVerifier> log, GrowingTree tree)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(tree);
        if (SignedNote.Open(utf8, log, out var note) != NoteCheck.Verified || !Checkpoint.TryParse(note!.Text, out var checkpoint))
            return null;
        if (log.All(key => key.Name != checkpoint.Origin) || checkpoint.Head.Size > tree.Size || tree.HeadAt(checkpoint.Head.Size) == checkpoint.Head)
            return null;
        return SignedNote.Of(note.Text, [.. note.Signatures.Where(line => log.Any(key => key.IsNamedBy(line)))]);
    }
}
