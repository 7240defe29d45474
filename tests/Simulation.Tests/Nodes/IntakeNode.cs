using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Intake;
using Tabulation.Ledger;

namespace Tabulation.Simulation.Tests;

/// <summary>One replica of Intake: reader, appender and relay as they are, without the server around them.</summary>
internal sealed class IntakeNode(World world, string name, Store store, Broker broker) : Node(world, name)
{
    private Appender? appender;
    private SubmissionReader? reader;

    /// <summary>Takes statements in as <c>SubmissionStream</c> does. Call it within the process.</summary>
    public async Task<IReadOnlyList<Submission>> SubmitAsync(Bundle bundle)
    {
        if (appender is null || reader is null) throw new IOException("Not started yet.");
        var group = await ReadAsync(appender, view => reader.Read(bundle, view));
        if (group.Submissions.All(submission => submission.Refusal is not null)) group.Complete();
        else await appender.EnqueueAsync(group, default);
        await group.Answered;
        return group.Submissions;
    }

    private async Task<SubmissionGroup> ReadAsync(Appender asked, Func<ElectionView, SubmissionGroup> read) => World.Mutation switch
    {
        Mutation.IntakeDoesNotLook => read(asked.View),
        Mutation.IntakeDoesNotLookForKeys => read(await asked.ViewAsync(default)),
        _ => await asked.ReadAsync(read, default),
    };

    protected override async Task StartAsync(Process process, List<Task> loops)
    {
        (appender, reader) = (null, null);
        var clock = new ProcessClock(World, process);
        var ledger = new StoreLedger(World, store, process, clock);
        var operatorKey = Rehearsal.Election.Root.PublicKey;
        var followed = new FollowedTree(ledger);
        var state = new ElectionState(KeyId.OfPublicKey(operatorKey.Bytes.Span), new TreeRoots(followed.Tree));
        var admission = new HeadAdmission(state, Rehearsal.IntakeKey);
        var starting = new Appender(ledger, admission, followed, operatorKey, clock, NullLogger<Appender>.Instance);
        await starting.CatchUpAsync(default);
        var bus = BusProxy.Of((message, cancellation) => broker.PublishAsync(process, message, cancellation));
        loops.Add(starting.LoopAsync());
        loops.Add(new ReplicaFollower(ledger, starting, clock, NullLogger<ReplicaFollower>.Instance).LoopAsync());
        loops.Add(new Relay(ledger, new RelayTurn(World, store, process), bus, Rehearsal.Peers, new RelayHealth(), clock, NullLogger<Relay>.Instance).LoopAsync());
        (appender, reader) = (starting, new SubmissionReader(Rehearsal.Verifier, clock));
    }
}
