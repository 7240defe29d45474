using Tabulation.Contracts.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Logs;

/// <summary>What a log says of its keys.</summary>
public static class LogKeys
{
    /// <summary>Reads and checks it; null where the log says nothing of them.</summary>
    /// <exception cref="LogUnreadableException">The log cannot be read.</exception>
    /// <exception cref="LogProblemException">The log's key has not signed it.</exception>
    public static async Task<KeyStatement?> ReadAsync(ILogFiles files, IReadOnlyList<NoteVerifier> log, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        return await files.ReadAsync(KeyStatement.Path, cancellation) is { } bytes ? Open(bytes, log) : null;
    }

    /// <exception cref="LogProblemException">The log's key has not signed it, or it is no such statement.</exception>
    public static KeyStatement Open(byte[] bytes, IReadOnlyList<NoteVerifier> log) => KeyStatement.TryOpen(bytes, log, out var statement)
        ? statement
        : throw LogProblemException.Of(LogFault.KeysNotSigned, KeyStatement.Path, "The log's key has not signed this statement of keys, or it is none.");
}
