using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.Recount;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Log;

/// <summary>Checkpoints as a tabulator has released them.</summary>
/// <param name="connect">To the tabulator, when it is asked first.</param>
/// <param name="token">Lets this service ask.</param>
/// <param name="clock">For timeouts.</param>
public sealed class RemoteCheckpoints(Func<TabulationService.TabulationServiceClient> connect, PeerToken token, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Lazy<TabulationService.TabulationServiceClient> client = new(connect, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>What there is above the size, or of it with more cosignatures.</summary>
    /// <exception cref="RpcException">The tabulator does not answer.</exception>
    /// <exception cref="InvalidDataException">It answers what cannot be read.</exception>
    internal async Task<CheckpointNews> ReadAsync(long newerThan, int cosigned, CancellationToken cancellation)
    {
        var all = new ReadCheckpointResponse();
        var options = new CallOptions(token.Headers(), (clock.GetUtcNow() + Patience).UtcDateTime, cancellation);
        using var call = client.Value.ReadCheckpoint(new ReadCheckpointRequest { NewerThan = (ulong)newerThan, Cosigned = (uint)cosigned }, options);
        await foreach (var part in call.ResponseStream.ReadAllAsync(cancellation)) all.MergeFrom(part);
        return Read(all);
    }

    private static CheckpointNews Read(ReadCheckpointResponse all)
    {
        SignedNote? note = null;
        if (!all.Note.IsEmpty && !SignedNote.TryParse(all.Note.Span, out note)) throw new InvalidDataException("A tabulator sent a checkpoint that is no signed note.");
        var totals = new TotalsView(all.AsOf, [.. all.Totals], [.. all.Lots]);
        var witnesses = new WitnessPolicy((int)all.WitnessesNeeded, [.. all.WitnessKeys.Select(Key)]);
        return new CheckpointNews([Key(all.LogKey), .. all.FormerLogKeys.Select(Key)], witnesses, all.Frozen.Length > 0 ? all.Frozen : null, note, totals, all.Evidence.Memory, all.Keys.Memory);
    }

    private static NoteVerifier Key(string vkey) =>
        NoteVerifier.TryParse(vkey, out var key) ? key : throw new InvalidDataException($"A tabulator sent \"{vkey}\", which is no verifier key.");
}
