using Tabulation.Client.Elections;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Samples.Playing;

/// <summary>A sample with its authorities' keys, ready to be handed in through gRPC as any commission would.</summary>
public sealed class RehearsedElection
{
    private readonly Dictionary<string, StatementSigner> signers;
    private readonly SignedElection election;

    private RehearsedElection(Sample sample, Dictionary<string, StatementSigner> signers)
    {
        this.signers = signers;
        Sample = sample;
        election = SignedElection.Sign(sample.Definition, Pager.Split(sample.Registry), signers[sample.Definition.RootAuthority.Code]);
    }

    public Sample Sample { get; }

    public ElectionId ElectionId => election.Id;

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
            signers[authority] = new StatementSigner(authority, ReadOrCreate(keys, authority), secret);
            return signers[authority].PublicKey.Bytes;
        }

        var sample = entry.Build(new Rehearsal(seed ?? entry.DefaultSeed, PublicKeyOf));
        return new RehearsedElection(sample, signers);
    }

    /// <inheritdoc cref="ElectionOpener.OpenAsync"/>
    public Task<AnsweredStatement?> OpenAsync(Submitter submitter, CancellationToken cancellation = default) =>
        ElectionOpener.OpenAsync(submitter, election, cancellation);

    /// <summary>Plays the night and returns when everything is answered. Played again, it gets the same receipts.</summary>
    /// <param name="submitter">Where to.</param>
    /// <param name="speed">Seconds of the night in a second; null for as fast as possible.</param>
    /// <param name="clock">What the night is played by.</param>
    /// <param name="answered">Called for each answer, one at a time, in the order of answers.</param>
    /// <param name="cancellation">Ends the night early.</param>
    public Task PlayAsync(
        Submitter submitter, double? speed, TimeProvider clock, Action<NightAnswer> answered, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submitter);
        var player = new NightPlayer(Sample, signers, speed, clock);
        return submitter.SubmitAsync(
            player.PlayAsync(ElectionId, cancellation), answer => answered(new NightAnswer(Sample.Night[(int)answer.Tag], answer)), cancellation);
    }

    private static SigningKey ReadOrCreate(KeyFiles files, string authority)
    {
        if (files.TryCreate(authority, out var made)) return made;
        return files.TryRead(authority, out var key) == KeyFileState.Read
            ? key!
            : throw new InvalidDataException($"{files.PathOf(authority)} does not hold a P-256 private key in PEM.");
    }
}
