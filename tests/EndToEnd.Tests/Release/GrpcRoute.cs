using System.Collections;
using System.Reflection;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;
using Tabulation.Contracts.Errors;

namespace Tabulation.EndToEnd.Tests.Release;

/// <summary>A gRPC method, as a server's endpoints name it.</summary>
internal sealed class GrpcRoute(GrpcMethodMetadata mapped) : IServedRoute
{
    private const int Deepest = 3;

    private static readonly Marshaller<byte[]> Plain = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    public string Name => mapped.Method.FullName.TrimStart('/');

    public static IEnumerable<GrpcRoute> In(IEnumerable<RouteEndpoint> endpoints) =>
        endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()).OfType<GrpcMethodMetadata>().Select(mapped => new GrpcRoute(mapped));

    public async Task<IReadOnlyList<ServedAnswer>> AskAsync(ServedPlace place) =>
        [await AskAsync(place.Grpc, []), await AskAsync(place.Grpc, Fill(Descriptor.InputType, place.Values, 0).ToByteArray())];

    /// <summary>Generated code puts it beside the base class, in the class that binds it.</summary>
    private MethodDescriptor Descriptor =>
        ((ServiceDescriptor)mapped.ServiceType.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)!.BindType.GetProperty("Descriptor")!.GetValue(null)!)
        .FindMethodByName(mapped.Method.Name);

    private static IMessage Fill(MessageDescriptor type, SampleValues values, int depth)
    {
        var message = (IMessage)Activator.CreateInstance(type.ClrType)!;
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            if (ValueOf(field, values, depth) is not { } value) continue;
            if (field.IsRepeated) ((IList)field.Accessor.GetValue(message)).Add(value);
            else field.Accessor.SetValue(message, value);
        }

        return message;
    }

    private static object? ValueOf(FieldDescriptor field, SampleValues values, int depth) => field switch
    {
        { FieldType: FieldType.String } => values.Of(field.JsonName)[0],
        { FieldType: FieldType.Message, IsMap: false } when depth < Deepest => Fill(field.MessageType, values, depth + 1),
        _ => null,
    };

    /// <summary>A method that answers once is asked as one that may answer often: on the wire they are the same. Of many answers one is enough: the first says whether there are any.</summary>
    private async Task<ServedAnswer> AskAsync(CallInvoker server, byte[] request)
    {
        try
        {
            using var call = server.AsyncDuplexStreamingCall(new Method<byte[], byte[]>(MethodType.DuplexStreaming, mapped.Method.ServiceName, mapped.Method.Name, Plain, Plain), null, default);
            await call.RequestStream.WriteAsync(request);
            await call.RequestStream.CompleteAsync();
            return await call.ResponseStream.MoveNext(default)
                ? new ServedAnswer(AnswerKind.Told, $"{Name}: OK", [call.ResponseStream.Current])
                : new ServedAnswer(AnswerKind.Nothing, $"{Name}: no answer", []);
        }
        catch (RpcException error)
        {
            return new ServedAnswer(KindOf(error), $"{Name}: {error.Status}", [Encoding.UTF8.GetBytes($"{error.Status}"), .. error.Trailers.Where(entry => entry.IsBinary).Select(entry => entry.ValueBytes)]);
        }
    }

    private static AnswerKind KindOf(RpcException error) => error.StatusCode switch
    {
        StatusCode.FailedPrecondition when error.GetDetail<Google.Rpc.PreconditionFailure>() is { } failed && failed.Violations.Any(each => each.Type == "RELEASE_HOUR") => AnswerKind.BeforeRelease,
        StatusCode.PermissionDenied => AnswerKind.PeersOnly,
        _ => AnswerKind.Nothing,
    };
}
