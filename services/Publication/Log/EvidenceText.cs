using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Log;

/// <summary>What proves that a log has shown two histories, for people and as text that programs can check.</summary>
internal static class EvidenceText
{
    /// <param name="note">A checkpoint that the log's key has signed.</param>
    /// <param name="own">The head of its size that the entries lead to, which is another one.</param>
    /// <param name="latest">The checkpoint published last; null if none was.</param>
    /// <param name="tree">The entries' tree.</param>
    public static string Of(SignedNote note, TreeHead own, PublishedCheckpoint? latest, GrowingTree tree)
    {
        var entries = $"{note}\nThe log's first {own.Size} entries, as its ledger serves them, have the root {Convert.ToBase64String(own.Root.ToArray())}.\n";
        if (latest is null || latest.Head.Size < own.Size) return entries;
        var proof = string.Concat(tree.ConsistencyPath(own.Size, latest.Head.Size).Select(hash => $"{Convert.ToBase64String(hash.ToArray())}\n"));
        return $"{entries}That is what the checkpoint published last continues, as the proof before it shows (RFC 6962, section 2.1.2).\n\n{proof}\n"
            + System.Text.Encoding.UTF8.GetString(latest.Note.Span);
    }
}
