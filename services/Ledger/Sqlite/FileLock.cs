namespace Tabulation.Ledger;

/// <summary>
/// Keeps a file to one process: an operating-system lock on a file beside it, which ends with the process however that ends. SQLite's
/// own locks would let a second process append between two batches of the first.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _held;

    private FileLock(FileStream held) => _held = held;

    /// <exception cref="LedgerOpenException">Another process, or this one, holds it.</exception>
    public static FileLock Take(string path)
    {
        try
        {
            return new FileLock(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException inUse) when (File.Exists(path + ".lock"))
        {
            throw new LedgerOpenException(
                $"The ledger {path} is in use by another process. End that process, or name another file. ({inUse.Message})", inUse);
        }
    }

    // The lock file stays: deleting it would let two processes lock two files of the same name.
    public void Dispose() => _held.Dispose();
}
