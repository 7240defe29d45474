using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Tests.Totals;

/// <summary>
/// A TotalsService whose watch counts positions up from its resume token, and ends after every few messages: by turns as if it were
/// done, with UNAVAILABLE, and by cutting the connection.
/// </summary>
internal sealed class FakeTotals : TotalsService.TotalsServiceBase
{
    private const int MessagesACall = 3;
    private int calls;

    /// <summary>Ends every watch at once, where set.</summary>
    public RpcException? Refusal { get; init; }

    public ConcurrentQueue<string> Tokens { get; } = new();

    public override async Task Watch(WatchRequest request, IServerStreamWriter<WatchResponse> responseStream, ServerCallContext context)
    {
        Tokens.Enqueue(request.ResumeToken.ToStringUtf8());
        if (Refusal is not null) throw Refusal;
        var next = request.ResumeToken.IsEmpty ? 0 : 1 + ulong.Parse(request.ResumeToken.ToStringUtf8());
        for (var last = next + MessagesACall; next < last; next++)
        {
            var token = ByteString.CopyFromUtf8($"{next}");
            await responseStream.WriteAsync(new WatchResponse { AsOf = new AsOf { Position = next }, ResumeToken = token });
        }

        switch (Interlocked.Increment(ref calls) % 3)
        {
            case 0:
                throw new RpcException(new Status(StatusCode.Unavailable, "stopping"));
            case 1:
                context.GetHttpContext().Abort();
                break;
        }
    }

    public override Task<GetAllocationResponse> GetAllocation(GetAllocationRequest request, ServerCallContext context) =>
        Task.FromResult(new GetAllocationResponse { Contest = request.Contest, Steps = { $"{request.IfHeldCounted}" } });

    public override Task<GetResponse> Get(GetRequest request, ServerCallContext context) =>
        Task.FromResult(new GetResponse { Totals = { new AreaTotals { Area = request.Filter.Area } } });
}
