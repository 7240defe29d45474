namespace Tabulation.Recount.Logs;

/// <summary>Whether a log continues what it showed before.</summary>
public static class LogHistory
{
    /// <summary>Compares what a log shows now with a checkpoint of it seen before.</summary>
    /// <exception cref="LogProblemException">It has fewer entries, or its tree does not begin with the earlier one.</exception>
    /// <exception cref="LogUnreadableException">A tile cannot be read.</exception>
    public static async Task RequireContinuedAsync(this LogTiles tiles, LogCheckpoint before, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        ArgumentNullException.ThrowIfNull(before);
        var size = before.Head.Size;
        if (size > tiles.Size)
            throw LogProblemException.Of(LogFault.WentBack, LogCheckpoint.Path, $"The log shows {tiles.Size} entries; it showed {size} before.");
        var now = await tiles.HeadAtAsync(size, cancellation);
        if (now == before.Head) return;
        throw LogProblemException.Of(
            LogFault.OtherHistory, LogCheckpoint.Path,
            $"The log shows another history: of its first {size} entries the root is {now.Root} now, and was {before.Head.Root}.");
    }
}
