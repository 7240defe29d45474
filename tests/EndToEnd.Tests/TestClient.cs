using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Tabulation.Client.Submitting;
using Tabulation.Contracts;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.V1;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>What a commission, a publisher and an observer need to talk to a server.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly BundleVerifier verifier = new(new VerifiedSignatures(64));
    private readonly GrpcChannel channel;

    private TestClient(Uri grpc, Uri http)
    {
        channel = ServiceChannel.Connect(grpc);
        Http = new HttpClient { BaseAddress = http };
        Intake = new IntakeService.IntakeServiceClient(channel);
        Ledger = new LedgerService.LedgerServiceClient(channel);
        Totals = new TotalsService.TotalsServiceClient(channel);
    }

    public IntakeService.IntakeServiceClient Intake { get; }

    public LedgerService.LedgerServiceClient Ledger { get; }

    public TotalsService.TotalsServiceClient Totals { get; }

    public HttpClient Http { get; }

    /// <summary>Signs the server's answers and heads.</summary>
    public VerificationKey IntakeKey { get; private set; } = null!;

    public static async Task<TestClient> ConnectAsync(StandaloneServer server)
    {
        var client = new TestClient(server.Grpc, server.Http);
        var head = await client.Ledger.GetHeadAsync(new GetHeadRequest());
        client.IntakeKey = VerificationKey.TryRead(head.IntakeKey.Span, out var key) ? key : throw new InvalidDataException();
        return client;
    }

    public Submitter Submitter() => new(Intake, IntakeKey);

    public async Task<Answer> SubmitAsync(Envelope envelope) => Open((await Intake.SubmitAsync(new SubmitRequest { Envelope = envelope })).Answer);

    /// <summary>The error of a call that must fail.</summary>
    public async Task<RpcException> RefusedAsync(Envelope envelope) =>
        await Assert.ThrowsAsync<RpcException>(async () => await SubmitAsync(envelope));

    /// <summary>What a signed answer says.</summary>
    public Answer Open(Envelope answer)
    {
        Assert.Equal(BundleCheck.Signed, verifier.Verify(IntakeKey, PayloadType.AnswerBundle, answer.Payload.Span, answer.Proof()));
        Assert.True(AnswerCodec.TryDecode(answer.Payload.Memory, out var decoded));
        return decoded;
    }

    /// <summary>Hands one request in as a stream of its own; its answers, in their order.</summary>
    public async Task<IReadOnlyList<Answer>> SubmitManyAsync(SubmitManyRequest request)
    {
        using var call = Intake.SubmitMany();
        await call.RequestStream.WriteAsync(request);
        await call.RequestStream.CompleteAsync();
        var answers = new List<Answer>();
        await foreach (var response in call.ResponseStream.ReadAllAsync()) answers.AddRange(Open(response.Answers));
        return answers;
    }

    public async Task<SignedHeadAndRoot> HeadAsync()
    {
        var head = (await Ledger.GetHeadAsync(new GetHeadRequest())).Head;
        return new SignedHeadAndRoot((long)head.Size, head.Root);
    }

    /// <summary>Totals once everything recorded so far is in them.</summary>
    public async Task<GetResponse> CountedAsync(TotalsFilter? filter = null)
    {
        var size = (await HeadAsync()).Size;
        GetResponse? totals = null;
        await Wait.Until(async () => (totals = await TryGetAsync(filter))?.AsOf.Position >= (ulong)size, $"totals as of {size}");
        return totals!;
    }

    public async Task<IReadOnlyList<ByteString>> EntriesAsync()
    {
        var entries = new List<ByteString>();
        using var call = Ledger.Read(new ReadRequest());
        await foreach (var chunk in call.ResponseStream.ReadAllAsync()) entries.AddRange(chunk.Entries);
        return entries;
    }

    public void Dispose()
    {
        Http.Dispose();
        channel.Dispose();
    }

    private List<Answer> Open(Bundle answers)
    {
        ReadOnlyMemory<byte>[] payloads = [.. answers.Payloads.Select(payload => payload.Memory)];
        var check = verifier.VerifyWhole(IntakeKey, PayloadType.AnswerBundle, SignedBundle.Leaves(payloads), answers.Signature.Memory, out _);
        Assert.Equal(BundleCheck.Signed, check);
        return [.. payloads.Select(payload => AnswerCodec.TryDecode(payload, out var answer) ? answer : throw new InvalidDataException())];
    }

    private async Task<GetResponse?> TryGetAsync(TotalsFilter? filter)
    {
        try
        {
            return await Totals.GetAsync(new GetRequest { Filter = filter });
        }
        catch (RpcException early) when (early.StatusCode is StatusCode.Unavailable)
        {
            return null;
        }
    }
}

/// <summary>Where a ledger ends.</summary>
internal readonly record struct SignedHeadAndRoot(long Size, ByteString Root);
