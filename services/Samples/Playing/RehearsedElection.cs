using Grpc.Core;
using Tabulation.Client.Elections;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Samples.Playing;

/// <summary>A sample with its authorities' keys, ready to be handed in through gRPC as any commission would.</summary>
public sealed class RehearsedElection
{
    /// <summary>
    /// From when the ledger is opened to when the polls of a sample that is played live open: enough to record the registry.
    /// </summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan ProofPeriod = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, StatementSigner> signers;
    private readonly Func<DateTimeOffset?, Sample> build;
    private readonly OpeningFile opening;
    private SignedElection election;

    private RehearsedElection(Func<DateTimeOffset?, Sample> build, Dictionary<string, StatementSigner> signers, OpeningFile opening)
    {
        (this.build, this.signers, this.opening) = (build, signers, opening);
        Sample = build(null);
        if (Sample.Timetable is not null && opening.Read() is { } opened) Sample = build(opened);
        IsSettled = Sample.Timetable is null || opening.Read() is not null;
        election = Sign();
    }

    /// <summary>
    /// Where it is played live, as it was last opened with these keys, or as of its own date where it never was, until <see
    /// cref="OpenAsync"/> has settled when its polls open.
    /// </summary>
    public Sample Sample { get; private set; }

    /// <summary>Likewise.</summary>
    public ElectionId ElectionId => election.Id;

    /// <summary>
    /// False where its id is not known yet, because it depends on when its polls open and it was never opened with these keys.
    /// </summary>
    public bool IsSettled { get; private set; }

    /// <summary>Signs the definition; what the server must trust.</summary>
    public VerificationKey OperatorKey => signers[Sample.Definition.RootAuthority.Code].PublicKey;

    /// <summary>Builds the sample for the keys in a directory, and makes those that do not lie there yet.</summary>
    /// <param name="entry">Which sample.</param>
    /// <param name="seed">What its made-up figures come from; null for the sample's own.</param>
    /// <param name="keys">Where the keys lie.</param>
    /// <exception cref="IOException">A key cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A key file holds something else.</exception>
    public static RehearsedElection Prepare(SampleEntry entry, ulong? seed, KeyFiles keys)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(keys);
        var secret = keys.ReadOrCreateNonceSecret();
        var signers = new Dictionary<string, StatementSigner>();
        ReadOnlyMemory<byte> PublicKeyOf(string authority)
        {
            if (!signers.TryGetValue(authority, out var signer))
                signers[authority] = signer = new StatementSigner(authority, ReadOrCreate(keys, authority), secret);
            return signer.PublicKey.Bytes;
        }

        return new RehearsedElection(
            opens => entry.Build(new Rehearsal(seed ?? entry.DefaultSeed, PublicKeyOf, opens)), signers,
            new OpeningFile(Path.ChangeExtension(keys.PathOf(entry.Name), ".opening")));
    }

    /// <summary>Opens the ledger, and settles before when the polls open: soon where it is empty, else as when it was opened.</summary>
    /// <param name="submitter">Where to.</param>
    /// <param name="ledger">The ledger's owner.</param>
    /// <param name="clock">What the night is played by.</param>
    /// <param name="cancellation">Ends the upload.</param>
    /// <returns>The first refusal, or null where the election is open.</returns>
    /// <exception cref="IOException">The moment cannot be kept beside the keys.</exception>
    public async Task<AnsweredStatement?> OpenAsync(
        Submitter submitter, LedgerService.LedgerServiceClient ledger, TimeProvider clock, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(clock);
        if (Sample.Timetable is not null)
        {
            var head = await ledger.GetHeadAsync(new GetHeadRequest(), cancellationToken: cancellation);
            if (head.ElectionId.IsEmpty) opening.Write(clock.GetUtcNow() + Lead);
            Sample = build(opening.Read());
            election = Sign();
            IsSettled = true;
        }

        return await ElectionOpener.OpenAsync(submitter, election, cancellation);
    }

    /// <summary>Plays the night and returns when everything is answered. Played again, it gets the same receipts.</summary>
    /// <param name="submitter">Where to.</param>
    /// <param name="ledger">Asked for the checkpoints that certifications rest on.</param>
    /// <param name="speed">Seconds of the night in a second; null for as fast as possible.</param>
    /// <param name="clock">What the night is played by.</param>
    /// <param name="answered">Called for each answer, one at a time, in the order of answers.</param>
    /// <param name="until">Ends after what is told by then, as time since the last poll closed; null for the whole night.</param>
    /// <param name="cancellation">Ends the night early.</param>
    public async Task PlayAsync(
        Submitter submitter, LedgerService.LedgerServiceClient ledger, double? speed, TimeProvider clock, Action<NightAnswer> answered,
        TimeSpan? until = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submitter);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(answered);
        var told = until is { } end ? Sample with { Night = [.. Sample.Night.TakeWhile(each => each.AfterPollsClose <= end)] } : Sample;
        var player = new NightPlayer(told, signers, speed, clock);
        ulong size = 0;
        foreach (var part in player.Parts())
        {
            var checkpoint = Sample.Night[part.Start].RestsOnCheckpoint
                ? await CheckpointAsync(ledger, size, clock, cancellation)
                : default;
            await submitter.SubmitAsync(player.PlayAsync(part, checkpoint, ElectionId, cancellation), Note, cancellation);
        }

        void Note(AnsweredStatement answer)
        {
            if (answer.IsRecorded) size = Math.Max(size, answer.Answer.Receipt.Position + 1);
            answered(new NightAnswer(Sample.Night[(int)answer.Tag], answer));
        }
    }

    /// <summary>The log at a size, once it is there: the same whenever it is asked for.</summary>
    public static async Task<NightCheckpoint> CheckpointAsync(
        LedgerService.LedgerServiceClient ledger, ulong size, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        while (true)
        {
            try
            {
                var proof = await ledger.GetConsistencyProofAsync(
                    new GetConsistencyProofRequest { From = size }, cancellationToken: cancellation);
                return new NightCheckpoint(size, proof.FromRoot);
            }
            catch (RpcException early) when (early.StatusCode is StatusCode.OutOfRange or StatusCode.Unavailable)
            {
                // The tree that proofs are made from is a moment behind the answers.
                await Task.Delay(ProofPeriod, clock, cancellation);
            }
        }
    }

    private SignedElection Sign() =>
        SignedElection.Sign(Sample.Definition, Pager.Split(Sample.Registry), signers[Sample.Definition.RootAuthority.Code]);

    private static SigningKey ReadOrCreate(KeyFiles files, string authority)
    {
        if (files.TryCreate(authority, out var made)) return made;
        return files.TryRead(authority, out var key) == KeyFileState.Read
            ? key!
            : throw new InvalidDataException($"{files.PathOf(authority)} does not hold a P-256 private key in PEM.");
    }
}
