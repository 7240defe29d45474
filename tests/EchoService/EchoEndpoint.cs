using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Kind = Tabulation.EchoService.FailRequest.Types.Kind;

namespace Tabulation.EchoService;

/// <summary>The service of <c>protos/echo.proto</c>.</summary>
public sealed class EchoEndpoint(OpenCalls calls) : Echo.EchoBase
{
    public override async Task<EchoReply> Unary(EchoRequest request, ServerCallContext context)
    {
        var encoding = context.GetHttpContext().Request.Headers["grpc-encoding"].ToString();
        context.ResponseTrailers.Add("request-encoding", encoding);
        var echoed = new Metadata();
        foreach (var entry in context.RequestHeaders.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            echoed.Add(entry);
            context.ResponseTrailers.Add(entry);
        }
        await context.WriteResponseHeadersAsync(echoed);
        return new() { Text = request.Text };
    }

    public override async Task<EchoReply> Collect(IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context)
    {
        var texts = new List<string>();
        await foreach (var request in requestStream.ReadAllAsync())
            texts.Add(request.Text);
        return new() { Text = string.Join(',', texts) };
    }

    public override async Task Repeat(EchoRequest request, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context)
    {
        for (var i = 0; i < request.Count; i++)
            await responseStream.WriteAsync(new() { Text = request.Text, Index = i });
    }

    public override Task Converse(
        IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context) =>
        calls.Hold(async () =>
        {
            await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
                await responseStream.WriteAsync(new() { Text = request.Text });
        });

    public override Task<Empty> Nothing(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    public override async Task<EchoReply> Hang(EchoRequest request, ServerCallContext context)
    {
        await calls.Hold(() => Task.Delay(Timeout.Infinite, context.CancellationToken));
        return new();
    }

    public override async Task Subscribe(EchoRequest request, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context)
    {
        await responseStream.WriteAsync(new() { Text = request.Text });
        await calls.Hold(() => Task.Delay(Timeout.Infinite, context.CancellationToken));
    }

    public override Task<CallCounts> Count(Empty request, ServerCallContext context) => Task.FromResult(calls.Counts);

    public override Task<EchoReply> Fail(FailRequest request, ServerCallContext context) => throw (request.Kind switch
    {
        Kind.Bug => new ArithmeticException($"The password is {request.Message}."),
        Kind.BadRequest => RichError.Create(
            StatusCode.InvalidArgument, request.Message, ErrorDetail.BadRequest(new FieldError("items[3].name", "TOO_LONG", "At most 5."))),
        Kind.Conflict => RichError.Create(
            StatusCode.Aborted,
            request.Message,
            ErrorDetail.ErrorInfo("NOT_CURRENT", ("current", "abc")),
            ErrorDetail.ResourceInfo("item", "7", "It was replaced."),
            ErrorDetail.PreconditionFailure(new Precondition("VERSION", "item 7", "Must be 2.")),
            ErrorDetail.RetryInfo(TimeSpan.FromMilliseconds(1500))),
        Kind.Plain => new RpcException(new Status((StatusCode)request.Code, request.Message)),
        Kind.Unspecified => new RpcException(new Status(StatusCode.InvalidArgument, "Fail how?")),
    });
}
