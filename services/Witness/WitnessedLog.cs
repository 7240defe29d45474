using Microsoft.Extensions.Logging;
using Tabulation.TransparencyLog;

namespace Tabulation.Witness;

/// <summary>One log as a witness sees it: cosigns what continues the checkpoint cosigned last, one at a time. Safe for concurrent use.</summary>
internal sealed partial class WitnessedLog
{
    private readonly Lock gate = new();
    private readonly IReadOnlyList<NoteVerifier> keys;
    private readonly Cosigner cosigner;
    private readonly StateDirectory state;
    private readonly EvidenceFiles evidence;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private CosignedCheckpoint? latest;
    private bool isHeardOf;

    /// <exception cref="InvalidDataException">What was cosigned last is damaged.</exception>
    public WitnessedLog(IReadOnlyList<NoteVerifier> keys, Cosigner cosigner, StateDirectory state, EvidenceFiles evidence, TimeProvider clock, ILogger log)
    {
        (this.keys, this.cosigner, this.state, this.evidence, this.clock, this.log) = (keys, cosigner, state, evidence, clock, log);
        latest = state.Read(Origin);
    }

    public string Origin => keys[0].Name;

    /// <summary>The checkpoint cosigned last; null if none was.</summary>
    public CosignedCheckpoint? Latest => Volatile.Read(ref latest);

    /// <summary>The protocol's checks, in its order, from the signature on.</summary>
    /// <exception cref="IOException">The checkpoint could not be kept, and is not cosigned.</exception>
    public AddAnswer Add(WitnessRequest request, Checkpoint checkpoint)
    {
        if (request.Checkpoint.Check(keys, out _) != NoteCheck.Verified)
            return new AddAnswer(AddOutcome.NotSigned, "No key trusted here for this log signed the checkpoint, or one did that is named wrongly.\n");
        if (request.OldSize > checkpoint.Head.Size)
            return new AddAnswer(AddOutcome.Malformed, "The old size is above the checkpoint's.\n");
        lock (gate) return AddInTurn(request, checkpoint);
    }

    private AddAnswer AddInTurn(WitnessRequest request, Checkpoint checkpoint)
    {
        var older = latest?.Head ?? new TreeHead(0, Rfc6962.EmptyRoot);
        if (checkpoint.Head.Size == older.Size && checkpoint.Head.Root != older.Root) Keep(ContradictionKind.Fork, request);
        if (request.OldSize != older.Size) return new AddAnswer(AddOutcome.OtherSize, $"{older.Size}\n");
        if (ConsistencyProof.Verify(older, checkpoint.Head, request.Path)) return Cosign(request.Checkpoint, checkpoint);
        if (checkpoint.Head.Size != older.Size) Keep(ContradictionKind.Unproven, request);
        return new AddAnswer(AddOutcome.NoContinuation, $"This is not shown to continue the log of {older.Size} entries that was cosigned.\n");
    }

    private AddAnswer Cosign(SignedNote note, Checkpoint checkpoint)
    {
        // A clock set back must not make a smaller tree the largest one seen at a later time.
        var time = Math.Max(clock.GetUtcNow().ToUnixTimeSeconds(), latest?.Time ?? 1);
        var line = cosigner.Cosign(checkpoint, time);
        var cosigned = new CosignedCheckpoint(Known(note).With(line), checkpoint.Head, time);
        state.Write(Origin, cosigned);
        Volatile.Write(ref latest, cosigned);
        if (!isHeardOf) LogHeardOf(Origin, checkpoint.Head.Size);
        isHeardOf = true;
        return new AddAnswer(AddOutcome.Cosigned, line.ToString());
    }

    private void Keep(ContradictionKind kind, WitnessRequest request)
    {
        if (latest is not null) evidence.Keep(Origin, new Contradiction(kind, latest, Known(request.Checkpoint), request));
    }

    /// <summary>Anyone may have added other lines.</summary>
    private SignedNote Known(SignedNote note) => SignedNote.Of(note.Text, [.. note.Signatures.Where(line => keys.Any(key => key.IsNamedBy(line)))]);

    [LoggerMessage(LogLevel.Information, "{Origin} was heard of: cosigned at {Size} entries, and from now on silently.")]
    private partial void LogHeardOf(string origin, long size);
}
