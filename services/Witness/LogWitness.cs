using Microsoft.Extensions.Logging;
using Tabulation.TransparencyLog;

namespace Tabulation.Witness;

/// <summary>
/// A witness of logs (c2sp.org/tlog-witness): vouches that each log only ever grew, as far as it was shown. Safe for concurrent use; has its state directory for
/// itself until disposed of.
/// </summary>
public sealed class LogWitness : IDisposable
{
    private readonly StateDirectory state;
    private readonly Dictionary<string, WitnessedLog> byOrigin;
    private readonly Dictionary<string, WitnessedLog> byHash;

    private LogWitness(StateDirectory state, IReadOnlyList<WitnessedLog> logs)
    {
        this.state = state;
        byOrigin = logs.ToDictionary(log => log.Origin);
        byHash = logs.ToDictionary(log => Checkpoint.HashOf(log.Origin));
    }

    /// <summary>The logs' origins, and the size of each that was cosigned last; null if none was.</summary>
    public IReadOnlyList<(string Origin, long? Size)> Logs => [.. byOrigin.Values.Select(log => (log.Origin, log.Latest?.Head.Size))];

    /// <summary>A witness that goes on from what lies in its state directory.</summary>
    /// <exception cref="InvalidDataException">What it cosigned last is damaged: it is never started over.</exception>
    /// <exception cref="IOException">The directory cannot be used, or another witness uses it.</exception>
    public static LogWitness Open(WitnessSettings settings, TimeProvider clock, ILogger<LogWitness> log)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var state = StateDirectory.Open(settings.State, settings.Cosigner.Verifier);
        try
        {
            var evidence = new EvidenceFiles(state.Evidence, log);
            var logs = settings.Logs.Distinct().GroupBy(key => key.Name)
                .Select(keys => new WitnessedLog([.. keys], settings.Cosigner, state, evidence, clock, log));
            return new LogWitness(state, [.. logs]);
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    public void Dispose() => state.Dispose();

    /// <summary>The answer to "add-checkpoint".</summary>
    internal AddAnswer Add(ReadOnlySpan<byte> body)
    {
        if (!WitnessRequest.TryParse(body, out var request) || !Checkpoint.TryParse(request.Checkpoint.Text, out var checkpoint))
            return new AddAnswer(AddOutcome.Malformed, "This is no request to cosign a checkpoint.\n");
        return byOrigin.TryGetValue(checkpoint.Origin, out var log)
            ? log.Add(request, checkpoint)
            : new AddAnswer(AddOutcome.UnknownLog, "No log of this origin is watched here.\n");
    }

    /// <summary>The checkpoint cosigned last of the log with this origin hash; null if none was, or there is no such log.</summary>
    internal SignedNote? LatestOf(string originHash) => byHash.GetValueOrDefault(originHash)?.Latest?.Note;
}
