using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.Keys;
using Tabulation.Contracts.V1;
using Tabulation.Publication.Log;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceKit;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Tests.Checkpoints;

/// <summary>Publication asks Tabulation for checkpoints, over a real connection.</summary>
public sealed class RemoteCheckpointsTests : IAsyncLifetime, IDisposable
{
    private readonly PeerToken token = PeerToken.Random();
    private readonly CheckpointBoard board = new();
    private readonly NoteSigner signer = new("log.example", FakeWitness.KeyOf(1));
    private readonly FakeWitness[] known = [new("one.example", 2), new("two.example", 3)];
    private GrpcServer server = null!;

    public async Task InitializeAsync() => server = await GrpcServer.StartAsync(
        services => services.AddSingleton(new LatestTotals()).AddSingleton(token).AddSingleton(board).AddSingleton(signer)
            .AddSingleton<KeyStatements>().AddSingleton<IReceiptKeys>(new NoKeys())
            .AddSingleton(new Witnesses(
                [.. known.Select(witness => new WitnessAddress(witness.Cosigner.Verifier, new Uri("http://witness.invalid/")))], 2, signer.Verifiers, new HttpClient(),
                TimeProvider.System, NullLogger<Witnesses>.Instance)),
        app => app.MapGrpcService<TabulationGrpcService>());

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        foreach (var witness in known) witness.Dispose();
    }

    /// <summary>By size first; of one size, by how many of the known witnesses have cosigned it.</summary>
    [Fact]
    public async Task A_checkpoint_is_given_to_whoever_has_a_smaller_one_or_the_same_with_fewer_cosignatures()
    {
        foreach (var cosigned in Enumerable.Range(0, known.Length + 1))
        {
            var note = Note(7, cosigned);
            board.Release(new ReleasedCheckpoint(note, new TotalsChanged { AsOf = new AsOf { Position = 7 } }));
            foreach (var size in new[] { 0, 6, 7, 8 })
            {
                foreach (var known in new[] { 0, 1, 2 })
                    Assert.Equal(size < 7 || (size == 7 && known < cosigned) ? note : null, (await ReadAsync(size, known)).Note);
            }
        }
    }

    private SignedNote Note(long size, int cosigned)
    {
        var note = signer.Sign(new Checkpoint("log.example", new TreeHead(size, Hash256.Of([42]))).ToString());
        var stranger = new FakeWitness("stranger.example", 4).Cosign(note.Text);
        return note.With([stranger, .. known.Take(cosigned).Select(witness => witness.Cosign(note.Text))]);
    }

    private Task<CheckpointNews> ReadAsync(long size, int cosigned) =>
        new RemoteCheckpoints(() => new TabulationService.TabulationServiceClient(server.Channel), token, TimeProvider.System).ReadAsync(size, cosigned, default);

    private sealed class NoKeys : IReceiptKeys
    {
        public Task<IReadOnlyList<ReceiptKey>> ReadAsync(CancellationToken cancellationToken) => throw new InvalidDataException();
    }
}
