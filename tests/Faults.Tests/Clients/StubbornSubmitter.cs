using System.Collections.Concurrent;
using Grpc.Core;
using Tabulation.Client.Submitting;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>Hands in statements through whichever replica answers, and the very same bytes again until one does; believes no answer that Intake's key has not signed.</summary>
internal sealed class StubbornSubmitter(int seed, Installation installation)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Random random = new(seed);
    private readonly BundleVerifier verifier = new(new VerifiedSignatures(64));

    /// <summary>The only replica to go to; null for any.</summary>
    public int? Only { get; set; }

    /// <summary>What calls ended with that brought no answer.</summary>
    public ConcurrentQueue<RpcException> Outages { get; } = [];

    /// <summary>The answers to a batch, in its order.</summary>
    public async Task<IReadOnlyList<Answer>> HandInAsync(SignedBatch batch)
    {
        IReadOnlyList<Answer>? answers = null;
        await Wait.Until(async () => (answers = await TryHandInAsync(batch)) is not null, "an answer");
        return answers!;
    }

    private async Task<IReadOnlyList<Answer>?> TryHandInAsync(SignedBatch batch)
    {
        var intake = new IntakeService.IntakeServiceClient(installation.Intake[Only ?? random.Next(installation.Intake.Count)].Channel);
        try
        {
            using var call = intake.SubmitMany(deadline: (TimeProvider.System.GetUtcNow() + Patience).UtcDateTime);
            await call.RequestStream.WriteAsync(new SubmitManyRequest { Bundle = batch.Bundle });
            await call.RequestStream.CompleteAsync();
            var answers = new List<Answer>();
            await foreach (var response in call.ResponseStream.ReadAllAsync()) answers.AddRange(Open(response.Answers));
            return answers.Count == batch.Count ? answers : null;
        }
        catch (Exception lost) when (lost is RpcException or InvalidOperationException or IOException or OperationCanceledException)
        {
            if (lost is RpcException outage) Outages.Enqueue(outage);
            return null;
        }
    }

    private IEnumerable<Answer> Open(Bundle answers)
    {
        ReadOnlyMemory<byte>[] payloads = [.. answers.Payloads.Select(payload => payload.Memory)];
        Assert.Equal(BundleCheck.Signed, verifier.VerifyWhole(
            installation.IntakeKey.PublicKey, PayloadType.AnswerBundle, SignedBundle.Leaves(payloads), answers.Signature.Memory, out _));
        return payloads.Select(payload => AnswerCodec.TryDecode(payload, out var answer) ? answer : throw new InvalidDataException());
    }
}
