using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Exporting;

/// <summary>A log whose full tiles and bundles, which never change, are taken from a mirror of it where that has them.</summary>
internal sealed class MirroredFiles(ILogFiles mirror, ILogFiles log) : ILogFiles
{
    public string PlaceOf(string path) => log.PlaceOf(path);

    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        var kept = TilePath.TryParse(path, out var tile) && tile.IsFull ? await mirror.ReadAsync(path, cancellation) : null;
        return kept ?? await log.ReadAsync(path, cancellation);
    }
}
