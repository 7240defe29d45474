using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Tabulation.Contracts.Keys;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Exporting;

/// <summary>What a log gives away beside its tiles, and an export takes with it: nothing of it is needed to verify.</summary>
/// <param name="log">From where.</param>
/// <param name="mirror">To where.</param>
/// <param name="keys">The log's, any of which may have signed.</param>
internal sealed class BesideFiles(ILogFiles log, FolderLogFiles mirror, IReadOnlyList<NoteVerifier> keys)
{
    /// <summary>The list of published files, where a log has it below its prefix.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>Those that are to be written.</summary>
    /// <exception cref="LogProblemException">The log's key has not signed what it should have.</exception>
    /// <exception cref="LogUnreadableException">The log cannot be read.</exception>
    public async Task<IReadOnlyList<(string Path, byte[] Bytes)>> ReadAsync(CancellationToken cancellation)
    {
        var files = new List<(string Path, byte[] Bytes)>();
        if (await log.ReadAsync(KeyStatement.Path, cancellation) is { } statement)
        {
            LogKeys.Open(statement, keys);
            files.Add((KeyStatement.Path, statement));
        }

        if (await log.ReadAsync(MirrorList.Path, cancellation) is { } note && await IsNewestAsync(note, cancellation)) files.Add((MirrorList.Path, note));
        if (await log.ReadAsync(Manifest, cancellation) is { } manifest && IsOfLog(manifest)) files.Add((Manifest, manifest));
        return files;
    }

    /// <summary>Of two lists the one signed later holds: what an old copy of the log still has does not take the place of a newer one here.</summary>
    private async Task<bool> IsNewestAsync(byte[] note, CancellationToken cancellation)
    {
        if (!MirrorList.TryOpen(note, keys, out var list))
            throw LogProblemException.Of(LogFault.MirrorsNotSigned, MirrorList.Path, "The log's key has not signed this list of mirrors, or it is none.");
        return await mirror.ReadAsync(MirrorList.Path, cancellation) is not { } here || !MirrorList.TryOpen(here, keys, out var before)
            || before.SignedAt <= list.SignedAt;
    }

    /// <summary>Nobody signs a manifest, but it has a checkpoint of its log in it; the first one has none yet, and is left out.</summary>
    private bool IsOfLog(byte[] manifest)
    {
        if (!TryCheckpoint(manifest, out var note)) return false;
        LogCheckpoint.Open(Encoding.UTF8.GetBytes(note), keys, Manifest);
        return true;
    }

    private static bool TryCheckpoint(byte[] manifest, [NotNullWhen(true)] out string? note)
    {
        note = null;
        try
        {
            using var document = JsonDocument.Parse(manifest);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("checkpoint", out var text)) return false;
            if (text.ValueKind == JsonValueKind.String) note = text.GetString();
            return note is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
