using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests.Restoring;

/// <summary>Intake over a real ledger, and an anchor that a test moves.</summary>
internal sealed class RestoringDesk : IAsyncDisposable
{
    private readonly PeerToken token = PeerToken.Random();
    private readonly SubmissionReader reader = new(new BundleVerifier(new VerifiedSignatures(64)), TimeProvider.System);
    private readonly RestoreGrpcService service;

    private RestoringDesk(ILedger ledger, SmallElection election)
    {
        Ledger = ledger;
        var operatorKey = election.Root.PublicKey;
        var state = new ElectionState(new KeyId(Digest.From(operatorKey.Id.ToArray())));
        Appender = new Appender(ledger, new HeadAdmission(state, SigningKey.Create()), new FollowedTree(ledger), operatorKey, TimeProvider.System, NullLogger<Appender>.Instance);
        service = new RestoreGrpcService(ledger, Appender, Anchor, token, NullLogger<RestoreGrpcService>.Instance);
    }

    public ILedger Ledger { get; }

    public Appender Appender { get; }

    public MemoryAnchor Anchor { get; } = new();

    public static async Task<RestoringDesk> StartAsync(ILedger ledger, SmallElection election)
    {
        var desk = new RestoringDesk(ledger, election);
        await desk.Appender.StartAsync(default);
        return desk;
    }

    public async Task<GetLossResponse> LossAsync() => await service.GetLoss(new GetLossRequest(), new BareContext(token.Headers()));

    /// <param name="leaves">What is handed in.</param>
    /// <param name="path">What is to prove that it leads to the anchor.</param>
    /// <param name="headers">Others than the operator's.</param>
    public async Task<RestoreResponse> RestoreAsync(IEnumerable<ReadOnlyMemory<byte>> leaves, IEnumerable<Hash256> path, Metadata? headers = null)
    {
        var request = new RestoreRequest();
        request.Entries.AddRange(leaves.Select(leaf => ByteString.CopyFrom(leaf.Span)));
        request.Path.AddRange(path.Select(hash => ByteString.CopyFrom(hash.ToArray())));
        return await service.Restore(request, new BareContext(headers ?? token.Headers()));
    }

    public async Task<Submission> SubmitAsync(Envelope envelope)
    {
        var group = reader.Read(envelope, Appender.View);
        await Appender.EnqueueAsync(group, default);
        await group.Answered;
        return group.Submissions[0];
    }

    public async ValueTask DisposeAsync()
    {
        await Appender.StopAsync(default);
        Appender.Dispose();
        await ((IAsyncDisposable)Ledger).DisposeAsync();
    }
}
