using Tabulation.Client.Elections;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Samples;
using Tabulation.TransparencyLog;

namespace Tabulation.Standalone.Demo;

/// <summary>A sample with its authorities' keys, ready to be handed in through gRPC as any commission would.</summary>
internal sealed class DemoNight
{
    private readonly Dictionary<string, StatementSigner> signers;
    private readonly SignedElection election;

    private DemoNight(Sample sample, Dictionary<string, StatementSigner> signers)
    {
        this.signers = signers;
        Sample = sample;
        election = SignedElection.Sign(sample.Definition, Pager.Split(sample.Registry), signers[sample.Definition.RootAuthority.Code]);
    }

    public Sample Sample { get; }

    public ElectionId ElectionId => election.Id;

    /// <summary>Signs the definition; what the services trust.</summary>
    public VerificationKey OperatorKey => signers[Sample.Definition.RootAuthority.Code].PublicKey;

    /// <summary>Makes the keys that do not lie in the directory yet.</summary>
    public static DemoNight Prepare(string name, string keyDirectory)
    {
        var entry = SampleCatalogue.Find(name) ?? throw new ArgumentException($"There is no sample \"{name}\".", nameof(name));
        var files = KeyFiles.In(keyDirectory);
        var secret = files.ReadOrCreateNonceSecret();
        var signers = new Dictionary<string, StatementSigner>();
        ReadOnlyMemory<byte> PublicKeyOf(string authority)
        {
            signers[authority] = new StatementSigner(authority, ReadOrCreate(files, authority), secret);
            return signers[authority].PublicKey.Bytes;
        }

        var sample = entry.Build(new Rehearsal(entry.DefaultSeed, PublicKeyOf));
        return new DemoNight(sample, signers);
    }

    /// <returns>Every answer that is not the one the sample expects: a refusal, or a receipt where a refusal was due.</returns>
    public async Task<IReadOnlyList<AnsweredStatement>> PlayAsync(Submitter submitter, double? speed, TimeProvider clock, CancellationToken cancellation)
    {
        var surprises = new List<AnsweredStatement>();
        if (await ElectionOpener.OpenAsync(submitter, election, cancellation) is { } refusal) return [refusal];
        var player = new NightPlayer(Sample, signers, speed, clock);
        await submitter.SubmitAsync(player.PlayAsync(ElectionId, cancellation), Note, cancellation);
        return surprises;

        void Note(AnsweredStatement answered)
        {
            var refusalDue = Sample.Night[(int)answered.Tag].Verdict == Disposition.Refuse;
            if (answered.IsRecorded == refusalDue) surprises.Add(answered);
        }
    }

    private static SigningKey ReadOrCreate(KeyFiles files, string authority)
    {
        if (files.TryCreate(authority, out var made)) return made;
        return files.TryRead(authority, out var key) == KeyFileState.Read
            ? key!
            : throw new InvalidDataException($"{files.PathOf(authority)} does not hold a P-256 private key in PEM.");
    }
}
