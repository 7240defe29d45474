using System.Collections.Concurrent;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Exporting;

/// <summary>A log whose full tiles and bundles, which never change, are taken from a mirror of it where that has them. Safe for concurrent use.</summary>
internal sealed class MirroredFiles(FolderLogFiles mirror, ILogFiles log) : ILogFiles
{
    private readonly ConcurrentDictionary<TilePath, bool> distrusted = new();

    public string PlaceOf(string path) => log.PlaceOf(path);

    /// <summary>Whether the mirror's file is taken.</summary>
    public bool IsMirrored(TilePath path) => path.IsFull && !distrusted.ContainsKey(path) && File.Exists(mirror.PlaceOf(path.ToString()));

    /// <summary>From now on takes the log's own file. False where that was taken before.</summary>
    public bool Distrust(string path) => TilePath.TryParse(path, out var tile) && IsMirrored(tile) && distrusted.TryAdd(tile, true);

    public Task<byte[]?> ReadAsync(string path, CancellationToken cancellation) =>
        (TilePath.TryParse(path, out var tile) && IsMirrored(tile) ? (ILogFiles)mirror : log).ReadAsync(path, cancellation);
}
