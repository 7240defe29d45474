using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests;

/// <summary>Intake over a ledger in memory, without a server around it.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private Desk(SmallElection election, FakeLedger ledger, int replayChunk, TimeProvider clock)
    {
        (Election, Ledger) = (election, ledger);
        var operatorKey = election.Root.PublicKey;
        var followed = new FollowedTree(ledger);
        var state = new ElectionState(new KeyId(Digest.From(operatorKey.Id.ToArray())), new TreeRoots(followed.Tree));
        Appender = new Appender(ledger, new HeadAdmission(state, SigningKey.Create()), followed, operatorKey, clock, NullLogger<Appender>.Instance)
        {
            ReplayChunk = replayChunk,
        };
    }

    public SmallElection Election { get; }

    public FakeLedger Ledger { get; }

    public Appender Appender { get; }

    public SubmissionReader Reader { get; } = new(new BundleVerifier(new VerifiedSignatures(64)), TimeProvider.System);

    /// <summary>With the election opened; on a given ledger, as after a restart.</summary>
    public static async Task<Desk> OpenAsync(SmallElection election, FakeLedger? ledger = null)
    {
        var desk = await StartAsync(election, ledger ?? new FakeLedger());
        await desk.OpenAsync();
        return desk;
    }

    /// <summary>Hands in the definition and the registry.</summary>
    public async Task OpenAsync()
    {
        foreach (var payload in Election.Signed.Definition.Bundle.Payloads.Concat(Election.Signed.Pages.SelectMany(page => page.Bundle.Payloads)))
            Assert.NotNull((await SubmitAsync(Election.Root.SignBytes(payload))).Recorded);
    }

    /// <summary>With whatever the ledger has.</summary>
    public static async Task<Desk> StartAsync(SmallElection election, FakeLedger ledger, int replayChunk = 4_096, TimeProvider? clock = null)
    {
        var desk = new Desk(election, ledger, replayChunk, clock ?? TimeProvider.System);
        await desk.Appender.StartAsync(default);
        return desk;
    }

    public async Task<Submission> SubmitAsync(Envelope envelope)
    {
        var group = Reader.Read(envelope, Appender.View);
        await HandInAsync(group);
        return group.Submissions[0];
    }

    public async Task<IReadOnlyList<Submission>> SubmitAsync(Bundle bundle)
    {
        var group = Reader.Read(bundle, Appender.View);
        await HandInAsync(group);
        return group.Submissions;
    }

    public async ValueTask DisposeAsync()
    {
        await Appender.StopAsync(default);
        Appender.Dispose();
    }

    private async Task HandInAsync(SubmissionGroup group)
    {
        await Appender.EnqueueAsync(group, default);
        await group.Answered;
    }
}
