using Microsoft.Extensions.Logging;
using Tabulation.Contracts.Keys;
using Tabulation.Publication.Log;

namespace Tabulation.Publication.Http.Feeds;

/// <summary>The list of mirrors that the operator has put in place; one that the log's keys have not signed is not given away.</summary>
internal sealed partial class MirrorShelf(FeedSettings settings, LogBoard board, ILogger<MirrorShelf> log)
{
    /// <summary>Of the file.</summary>
    private const int MostBytes = 1 << 20;

    /// <summary>The list and its note; null where there is none, or the log's keys are not known yet.</summary>
    public (MirrorList List, byte[] Note)? Read()
    {
        if (settings.MirrorsFile.Length == 0 || board.News is not { } news) return null;
        try
        {
            if (new FileInfo(settings.MirrorsFile).Length > MostBytes) throw new IOException("It is too long.");
            var note = File.ReadAllBytes(settings.MirrorsFile);
            if (MirrorList.TryOpen(note, news.LogKeys, out var list)) return (list, note);
            LogUnsigned(settings.MirrorsFile);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(unreadable, settings.MirrorsFile);
        }

        return null;
    }

    [LoggerMessage(LogLevel.Warning, "{File} is no list of mirrors that the log's key has signed, and is not published.")]
    private partial void LogUnsigned(string file);

    [LoggerMessage(LogLevel.Warning, "The list of mirrors, {File}, cannot be read at present.")]
    private partial void LogUnreadable(Exception why, string file);
}
