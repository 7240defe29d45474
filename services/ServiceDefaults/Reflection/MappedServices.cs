using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;

namespace Tabulation.ServiceDefaults.Reflection;

/// <summary>The gRPC services this server has, read from its endpoints on first use, which must be after all are mapped.</summary>
internal sealed class MappedServices(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<ServiceDescriptor>> descriptors = new(() => Read(endpoints));
    private readonly Lazy<IReadOnlySet<string>> names = new(() => ReadNames(endpoints));

    /// <summary>Ordered by full name.</summary>
    public IReadOnlyList<ServiceDescriptor> Descriptors => descriptors.Value;

    /// <summary>Full names, such as <c>grpc.health.v1.Health</c>.</summary>
    public IReadOnlySet<string> Names => names.Value;

    private static HashSet<string> ReadNames(EndpointDataSource endpoints) =>
        [.. Methods(endpoints).Select(method => method.Method.ServiceName)];

    private static IReadOnlyList<ServiceDescriptor> Read(EndpointDataSource endpoints) =>
    [
        .. Methods(endpoints)
            .Select(method => method.ServiceType)
            .Distinct()
            .Select(DescriptorOf)
            .OrderBy(descriptor => descriptor.FullName, StringComparer.Ordinal),
    ];

    private static IEnumerable<GrpcMethodMetadata> Methods(EndpointDataSource endpoints) =>
        endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()).OfType<GrpcMethodMetadata>();

    /// <summary>Generated code puts the descriptor beside the base class, in the class that binds it.</summary>
    private static ServiceDescriptor DescriptorOf(Type service)
    {
        var binder = service.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)?.BindType;
        return binder?.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor
            ?? throw new InvalidOperationException($"{service} does not derive from a generated service.");
    }
}
