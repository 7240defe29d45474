using Tabulation.Recount;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.ElectionKit;

/// <summary>The public files of a log in memory, as an honest one would write them; a test's to change.</summary>
public sealed class PublishedLog : ILogFiles
{
    public const string Origin = "results.example/log";

    /// <summary>The files by path.</summary>
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Bundles, tiles and a signed checkpoint.</summary>
    public static PublishedLog Of(IReadOnlyList<ReadOnlyMemory<byte>> leaves, NoteSigner signer)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        var (log, tree) = (new PublishedLog(), new GrowingTree());
        tree.Append([.. leaves.Select(leaf => Rfc6962.LeafHash(leaf.Span))]);
        foreach (var bundle in TileList.Of(leaves.Count).Where(path => path.IsEntries))
            log.Files[bundle.ToString()] = EntryBundle.Write([.. leaves.Skip((int)bundle.Index * Tile.FullWidth).Take(bundle.Width)]);
        log.Add(tree, signer);
        return log;
    }

    /// <summary>The same with the results.</summary>
    public static PublishedLog Of(SmallElection election, IReadOnlyList<ReadOnlyMemory<byte>> leaves, NoteSigner signer)
    {
        var log = Of(leaves, signer);
        log.Files[ResultsDocument.PathOf(leaves.Count)] = ResultsOf(election, leaves);
        return log;
    }

    /// <summary>Tiles and a signed checkpoint, over whatever hashes.</summary>
    public static PublishedLog OfHashes(GrowingTree tree, NoteSigner signer)
    {
        var log = new PublishedLog();
        log.Add(tree, signer);
        return log;
    }

    public static byte[] ResultsOf(SmallElection election, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        var fold = election.Fold();
        fold.Apply(leaves, _ => { });
        return ResultsDocument.Write(fold.Fold.State.Election!, FoldTotals.All(fold.Fold));
    }

    /// <summary>A checkpoint; of the log that the signer is named for, if no other is given.</summary>
    public static byte[] Sign(TreeHead head, NoteSigner signer, string? origin = null)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return signer.Sign(new Checkpoint(origin ?? signer.Verifier.Name, head).ToString()).ToBytes();
    }

    public string PlaceOf(string path) => $"memory/{path}";

    public Task<byte[]?> ReadAsync(string path, CancellationToken cancellation) => Task.FromResult(Files.GetValueOrDefault(path));

    /// <summary>Writes all files, to be read as a folder.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (path, bytes) in Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }

    private void Add(GrowingTree tree, NoteSigner signer)
    {
        foreach (var path in TileList.Of(tree.Size).Where(path => !path.IsEntries))
            Files[path.ToString()] = Tile.TryRead(tree, path, tree.Size, out var tile) ? tile : throw new InvalidOperationException($"No {path}.");
        Files[LogCheckpoint.Path] = Sign(tree.HeadAt(tree.Size), signer);
    }
}
