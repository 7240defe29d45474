using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using RequestKind = Grpc.Reflection.V1.ServerReflectionRequest.MessageRequestOneofCase;

namespace Tabulation.ServiceDefaults.Reflection;

/// <summary>
/// Server reflection (grpc/doc/server-reflection.md), so that general tools can call our services without our proto files.
/// </summary>
internal sealed class ReflectionService(MappedServices services, DescriptorIndex index) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
            await responseStream.WriteAsync(Answer(request), context.CancellationToken);
    }

    private ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = request.MessageRequestCase switch
        {
            RequestKind.FileByFilename => Files(index.ByName(request.FileByFilename), request.FileByFilename),
            RequestKind.FileContainingSymbol => Files(index.BySymbol(request.FileContainingSymbol), request.FileContainingSymbol),
            RequestKind.FileContainingExtension => Extension(request.FileContainingExtension),
            RequestKind.AllExtensionNumbersOfType => ExtensionNumbers(request.AllExtensionNumbersOfType),
            RequestKind.ListServices => Services(),
            RequestKind.None => Error(StatusCode.InvalidArgument, "The request asks for nothing known here."),
        };
        response.ValidHost = request.Host;
        response.OriginalRequest = request;
        return response;
    }

    private ServerReflectionResponse Extension(ExtensionRequest request) => Files(
        index.ByExtension(request.ContainingType, request.ExtensionNumber), $"{request.ContainingType} [{request.ExtensionNumber}]");

    private ServerReflectionResponse ExtensionNumbers(string type) => index.ExtensionNumbers(type) is { } numbers
        ? new() { AllExtensionNumbersResponse = new() { BaseTypeName = type, ExtensionNumber = { numbers } } }
        : NotFound(type);

    private ServerReflectionResponse Services() => new()
    {
        ListServicesResponse = new()
        {
            Service = { services.Descriptors.Select(service => new ServiceResponse { Name = service.FullName }) },
        },
    };

    private static ServerReflectionResponse Files(FileDescriptor? file, string name) => file is null ? NotFound(name) : new()
    {
        FileDescriptorResponse = new()
        {
            FileDescriptorProto = { DescriptorIndex.WithImports(file).Select(each => each.SerializedData) },
        },
    };

    private static ServerReflectionResponse NotFound(string name) => Error(StatusCode.NotFound, $"Nothing here is named '{name}'.");

    private static ServerReflectionResponse Error(StatusCode code, string message) =>
        new() { ErrorResponse = new() { ErrorCode = (int)code, ErrorMessage = message } };
}
