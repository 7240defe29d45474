using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests;

/// <summary>Proofs over gRPC, verified by whoever asked.</summary>
public sealed class LedgerProofTests : IAsyncLifetime
{
    private readonly SmallElection election = new();
    private Desk desk = null!;
    private FollowedTree followed = null!;
    private LedgerGrpcService service = null!;

    public async Task InitializeAsync()
    {
        desk = await Desk.OpenAsync(election);
        for (var precinct = 0; precinct < 4; precinct++) await desk.SubmitAsync(election.CommissionOf(precinct).Sign(election.Result(precinct)));
        followed = new FollowedTree(desk.Ledger);
        await followed.CatchUpAsync(default);
        service = new LedgerGrpcService(desk.Ledger, desk.Appender, followed, new IntakeKeys(SigningKey.Create(), []), PeerToken.Random(), TimeProvider.System, NullLogger<LedgerGrpcService>.Instance);
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Every_entry_is_proven_at_every_size()
    {
        for (var size = 1UL; size <= (ulong)followed.Tree.Size; size++)
        for (var position = 0UL; position < size; position++)
        {
            var proof = await service.GetInclusionProof(new GetInclusionProofRequest { Position = position, Size = size }, new BareContext());
            Hash256[] path = [.. proof.AuditPath.Select(hash => Hash256.From(hash.Span))];
            Assert.True(AuditPath.TryRoot(Hash256.From(proof.LeafHash.Span), (long)position, (long)proof.Size, path, out var root));
            Assert.Equal(Hash256.From(proof.Root.Span), root);
            Assert.Equal(followed.Tree.HeadAt((long)size).Root, root);
        }
    }

    [Fact]
    public async Task Every_size_is_proven_to_continue_every_smaller_one()
    {
        for (var to = 0UL; to <= (ulong)followed.Tree.Size; to++)
        for (var from = 0UL; from <= to; from++)
        {
            // Size 0 asks for the latest.
            var proof = await service.GetConsistencyProof(new GetConsistencyProofRequest { From = from, To = to }, new BareContext());
            Hash256[] path = [.. proof.Path.Select(hash => Hash256.From(hash.Span))];
            var (older, newer) = (new TreeHead((long)from, Hash256.From(proof.FromRoot.Span)), new TreeHead((long)proof.To, Hash256.From(proof.ToRoot.Span)));
            Assert.True(ConsistencyProof.Verify(older, newer, path), $"{from} to {to}");
        }
    }

    [Fact]
    public async Task What_lies_beyond_the_end_is_named()
    {
        var beyond = (ulong)followed.Tree.Size + 1;
        await OutOfRangeAsync("size", () => service.GetInclusionProof(new GetInclusionProofRequest { Size = beyond }, new BareContext()));
        await OutOfRangeAsync("position", () => service.GetInclusionProof(new GetInclusionProofRequest { Position = 3, Size = 3 }, new BareContext()));
        await OutOfRangeAsync("to", () => service.GetConsistencyProof(new GetConsistencyProofRequest { To = beyond }, new BareContext()));
        await OutOfRangeAsync("from", () => service.GetConsistencyProof(new GetConsistencyProofRequest { From = 4, To = 3 }, new BareContext()));
    }

    private static async Task OutOfRangeAsync(string field, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal(StatusCode.OutOfRange, refused.StatusCode);
        Assert.StartsWith($"{field}: ", refused.Status.Detail, StringComparison.Ordinal);
    }
}
