using System.Security.Cryptography;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts.Errors;
using Tabulation.ServiceDefaults.Hosting;

namespace Tabulation.ServiceDefaults.Errors;

/// <summary>
/// Turns what handlers throw into statuses. An <see cref="RpcException"/> is a handler's answer and passes. A call cut short is CANCELLED,
/// or UNAVAILABLE when the service is stopping. Anything else is a bug or an outage: INTERNAL, saying no more than the id it is logged
/// under.
/// </summary>
internal sealed partial class ErrorInterceptor(Draining draining, ILogger<ErrorInterceptor> logger) : Interceptor
{
    private const int IdBytes = 8;

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        Guard(context, () => continuation(request, context));

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        Guard(context, () => continuation(new ResettableStream<TRequest>(requestStream), context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        Guard(context, async () => await Done(continuation(request, responseStream, context)));

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        Guard(context, async () => await Done(continuation(new ResettableStream<TRequest>(requestStream), responseStream, context)));

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private async Task<T> Guard<T>(ServerCallContext context, Func<Task<T>> handler)
    {
        try
        {
            return await handler();
        }
        catch (RpcException)
        {
            throw;
        }
        catch (Exception exception) when (IsCutShort(exception, context))
        {
            throw new RpcException(CutShort());
        }
        catch (Exception exception)
        {
            throw Internal(exception, context);
        }
    }

    /// <summary>
    /// Writing to a call that has ended throws <see cref="IOException"/> or <see cref="InvalidOperationException"/>.
    /// </summary>
    private static bool IsCutShort(Exception exception, ServerCallContext context) => exception is ClientResetException
        || (context.CancellationToken.IsCancellationRequested
            && exception is OperationCanceledException or IOException or InvalidOperationException);

    private Status CutShort() => draining.Started.IsCancellationRequested
        ? new Status(StatusCode.Unavailable, "The service is stopping. Try again.")
        : new Status(StatusCode.Cancelled, "The call was cancelled.");

    private RpcException Internal(Exception exception, ServerCallContext context)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        LogUnexpected(logger, exception, context.Method, id);
        return RichError.Create(StatusCode.Internal, $"Internal error {id}.", ErrorDetail.RequestInfo(id));
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} failed unexpectedly; the client was given the id {ErrorId}")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, string method, string errorId);
}
