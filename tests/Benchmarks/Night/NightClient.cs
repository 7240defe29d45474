using Grpc.Net.Client;
using Tabulation.Benchmarks.Ingest;
using Tabulation.Client.Elections;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Installing;
using Tabulation.TransparencyLog;

namespace Tabulation.Benchmarks.Night;

/// <summary>Commissions that hand in what they have signed beforehand, each over a connection of its own.</summary>
internal sealed class NightClient(Installation installation) : IDisposable
{
    public const int Commissions = 4;

    private readonly GrpcChannel[] channels =
        [.. Enumerable.Range(0, Commissions).Select(number => ServiceChannel.Connect(installation.Intake[number % installation.Intake.Count].Grpc))];

    public async Task OpenAsync(SignedElection election)
    {
        if (await ElectionOpener.OpenAsync(SubmitterOf(0), election) is { } refusal) throw new InvalidOperationException(refusal.Answer.ToString());
    }

    /// <summary>Hands in all of it, dealt out to the commissions, and returns how many entries the ledger has then.</summary>
    public async Task<long> SubmitAsync(IReadOnlyList<SignedBatch> batches)
    {
        var sizes = await Task.WhenAll(Enumerable.Range(0, Commissions).Select(number => Task.Run(async () =>
        {
            long size = 0;
            await SubmitterOf(number).SubmitAsync(
                batches.Where((_, place) => place % Commissions == number), answered => size = Math.Max(size, PositionOf(answered) + 1));
            return size;
        })));
        return sizes.Max();
    }

    /// <summary>Hands in, by one commission, what comes, when it comes.</summary>
    public Task SubmitAsync(IAsyncEnumerable<SignedBatch> batches, Action<long> recordedAt) =>
        SubmitterOf(0).SubmitAsync(batches, answered => recordedAt(PositionOf(answered)));

    /// <summary>Signs the results of these precincts.</summary>
    public static SignedBatch[] Sign(BenchElection election, Range precincts, int together)
    {
        var (start, length) = precincts.GetOffsetAndLength(int.MaxValue);
        var batches = new SignedBatch[length / together];
        Parallel.For(0, batches.Length, number =>
        {
            int[] chosen = [.. Enumerable.Range(start + number * together, together)];
            batches[number] = election.Signer.Sign([.. chosen.Select(election.Result)], [.. chosen.Select(precinct => (long)precinct)]);
        });
        return batches;
    }

    public void Dispose()
    {
        foreach (var channel in channels) channel.Dispose();
    }

    private Submitter SubmitterOf(int number) => new(new IntakeService.IntakeServiceClient(channels[number]), installation.IntakeKey.PublicKey);

    private static long PositionOf(AnsweredStatement answered) =>
        answered.IsRecorded ? (long)answered.Answer.Receipt.Position : throw new InvalidOperationException($"Refused: {answered.Answer}");
}
