using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RichStatus = Google.Rpc.Status;

namespace Tabulation.Contracts.Errors;

/// <summary>
/// The rich error model (https://google.aip.dev/193): a <see cref="RichStatus"/> in a trailer beside the plain status, written by
/// servers and read by clients. Keep details small: a peer may limit all trailers together to 8 KiB.
/// </summary>
public static class RichError
{
    /// <summary>The trailer that carries the serialized <see cref="RichStatus"/>.</summary>
    public const string TrailerName = "grpc-status-details-bin";

    /// <summary>An exception that ends a call with this code, text and details, in this order.</summary>
    public static RpcException Create(StatusCode code, string message, params IEnumerable<IMessage> details)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)code, (int)StatusCode.OK);
        var status = new RichStatus { Code = (int)code, Message = message };
        status.Details.AddRange(details.Select(detail => Any.Pack(detail)));
        return new RpcException(new Status(code, message), new Metadata { { TrailerName, status.ToByteArray() } });
    }

    /// <summary>What the server sent, or null when it sent nothing readable: a broken detail must not hide the error itself.</summary>
    public static RichStatus? GetRichStatus(this RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.Trailers.GetValueBytes(TrailerName) is { } bytes ? Parse(RichStatus.Parser, bytes) : null;
    }

    /// <summary>All details of one type, in the order sent.</summary>
    public static IEnumerable<T> GetDetails<T>(this RpcException exception)
        where T : class, IMessage<T>, new()
    {
        var descriptor = new T().Descriptor;
        var parser = new MessageParser<T>(() => new T());
        return (exception.GetRichStatus()?.Details ?? [])
            .Where(detail => detail.Is(descriptor))
            .Select(detail => Parse(parser, detail.Value.ToByteArray()))
            .OfType<T>();
    }

    /// <summary>The first detail of one type, or null.</summary>
    public static T? GetDetail<T>(this RpcException exception)
        where T : class, IMessage<T>, new() => exception.GetDetails<T>().FirstOrDefault();

    private static T? Parse<T>(MessageParser<T> parser, byte[] bytes)
        where T : class, IMessage<T>
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
