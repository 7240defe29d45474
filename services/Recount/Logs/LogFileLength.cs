using Tabulation.Contracts.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Logs;

/// <summary>How long a log's files can be, so that whoever serves one cannot fill its reader's memory.</summary>
internal static class LogFileLength
{
    private const int MostOfNote = 1 << 20, MostOfResults = 256 << 20, Chunk = 64 << 10;

    /// <summary>The stream's bytes, or, where the file cannot be so long, as many as show that.</summary>
    public static async Task<byte[]> ReadAsync(Stream stream, string path, CancellationToken cancellation)
    {
        var (most, chunk) = (MostOf(path) + 1, new byte[Chunk]);
        using var bytes = new MemoryStream();
        while (bytes.Length < most)
        {
            var read = await stream.ReadAsync(chunk.AsMemory(0, (int)Math.Min(Chunk, most - bytes.Length)), cancellation);
            if (read == 0) break;
            bytes.Write(chunk, 0, read);
        }

        return bytes.ToArray();
    }

    private static int MostOf(string path)
    {
        if (TilePath.TryParse(path, out var tile)) return tile.Width * (tile.IsEntries ? sizeof(ushort) + EntryBundle.MostEntryBytes : Hash256.Size);
        return path is LogCheckpoint.Path or KeyStatement.Path or MirrorList.Path ? MostOfNote : MostOfResults;
    }
}
