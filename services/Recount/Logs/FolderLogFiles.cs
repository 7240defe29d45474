namespace Tabulation.Recount.Logs;

/// <summary>A log as files in a folder.</summary>
/// <param name="folder">Where its checkpoint lies.</param>
public sealed class FolderLogFiles(string folder) : ILogFiles
{
    public string PlaceOf(string path) => Path.Combine(folder, path);

    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var file = new FileStream(PlaceOf(path), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true);
            return await LogFileLength.ReadAsync(file, path, cancellation);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LogUnreadableException($"{PlaceOf(path)} cannot be read: {failure.Message}", failure);
        }
    }
}
