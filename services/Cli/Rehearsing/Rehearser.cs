using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Samples.Playing;

namespace Tabulation.Cli.Rehearsing;

/// <summary>Plays a recording against a server as a test election, each statement when its time comes, in the order recorded.</summary>
/// <param name="recording">What to play.</param>
/// <param name="translator">Says it anew.</param>
/// <param name="time">When.</param>
/// <param name="clock">What it is played by.</param>
internal sealed class Rehearser(Recording recording, Translator translator, RehearsalTime time, TimeProvider clock)
{
    /// <summary>Clocks differ: what is said as a moment comes is said when it has come for the server too.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    /// <summary>Statements of one authority that come this close together are signed together.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    public RehearsalScore Score { get; } = new();

    /// <summary>Called for each answer.</summary>
    public Action Progressed { get; init; } = () => { };

    public ElectionId ElectionId => translator.ElectionId;

    /// <summary>Opens the ledger and plays everything; returns early where the server does not take the election in.</summary>
    /// <exception cref="InvalidDataException">The recording is none.</exception>
    /// <exception cref="RpcException">The server refused the call as such.</exception>
    public async Task RunAsync(Submitter submitter, LedgerService.LedgerServiceClient ledger, CancellationToken cancellation)
    {
        foreach (var part in Parts())
        {
            var checkpoint = await CheckpointAsync(ledger, recording.Statements[part.Start], cancellation);
            await submitter.SubmitAsync(PlayAsync(part, checkpoint, cancellation), Note, cancellation);
            if (Score.Refused.Count > 0 && part.Start.Value <= 1) return;
        }
    }

    /// <summary>
    /// Everything before a part must be answered before it is played: before the registry, before what follows it, before certifications.
    /// </summary>
    private IEnumerable<Range> Parts()
    {
        yield return 0..1;
        var begin = 1;
        for (var number = 1 + recording.Pages; number < recording.Statements.Count; number++)
        {
            if (number > 1 + recording.Pages && recording.Statements[number].Payload.Certification is null) continue;
            if (number > begin) yield return begin..number;
            begin = number;
        }

        if (recording.Statements.Count > begin) yield return begin..recording.Statements.Count;
    }

    private void Note(AnsweredStatement answer)
    {
        Score.Add(recording.Statements[(int)answer.Tag], answer);
        Progressed();
    }

    /// <summary>The rehearsal's log where the recorded one's stood that a certification rests on.</summary>
    private async Task<(ulong Size, ByteString Root)> CheckpointAsync(
        LedgerService.LedgerServiceClient ledger, RecordedStatement recorded, CancellationToken cancellation)
    {
        if (recorded.Payload.Certification is not { } certification) return default;
        var size = Score.SizeAfter((long)certification.CheckpointSize - 1) ?? 0;
        var checkpoint = await RehearsedElection.CheckpointAsync(ledger, size, clock, cancellation);
        return (checkpoint.Size, checkpoint.Root!);
    }

    private async IAsyncEnumerable<SignedBatch> PlayAsync(
        Range part, (ulong Size, ByteString Root) checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var together = new List<(ByteString Payload, long Number)>();
        StatementSigner? signing = null;
        SignedBatch Sign()
        {
            var batch = signing!.Sign([.. together.Select(each => each.Payload)], [.. together.Select(each => each.Number)]);
            together.Clear();
            return batch;
        }

        var (first, count) = part.GetOffsetAndLength(recording.Statements.Count);
        foreach (var recorded in recording.Statements.Skip(first).Take(count))
        {
            var early = WaitFor(recorded);
            if (together.Count > 0 && early > Tick) yield return Sign();
            if (early > Tick) await Task.Delay(early, clock, cancellation);
            var (signer, payload) = translator.Translate(recorded, checkpoint);
            if (together.Count > 0 && (signer != signing || IsFull(recorded, together.Count))) yield return Sign();
            signing = signer;
            together.Add((payload, recorded.Position));
        }

        if (together.Count > 0) yield return Sign();
    }

    /// <summary>Pages are large; a request may have 4 MiB.</summary>
    private static bool IsFull(RecordedStatement recorded, int count) =>
        count >= (recorded.Payload.RegistryPage is null ? StatementSigner.MostTogether : 16);

    /// <summary>The registry waits for nothing.</summary>
    private TimeSpan WaitFor(RecordedStatement recorded) =>
        recorded.Position <= recording.Pages ? TimeSpan.Zero : time.Of(recorded.RecordedAt) + Grace - clock.GetUtcNow();
}
