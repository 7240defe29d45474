using Google.Protobuf.Reflection;

namespace Tabulation.ServiceDefaults.Reflection;

/// <summary>Everything a proto file declares.</summary>
internal static class DeclaredNames
{
    /// <summary>The full names, in no particular order.</summary>
    public static IEnumerable<string> In(FileDescriptor file) =>
    [
        .. file.Services.SelectMany(In),
        .. MessagesIn(file).SelectMany(In),
        .. file.EnumTypes.SelectMany(In),
        .. ExtensionsIn(file).Select(extension => extension.FullName),
    ];

    /// <summary>At the top level and inside messages.</summary>
    public static IEnumerable<FieldDescriptor> ExtensionsIn(FileDescriptor file) =>
        file.Extensions.UnorderedExtensions.Concat(MessagesIn(file).SelectMany(message => message.Extensions.UnorderedExtensions));

    private static IEnumerable<MessageDescriptor> MessagesIn(FileDescriptor file) => file.MessageTypes.SelectMany(WithNested);

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.SelectMany(WithNested).Prepend(message);

    private static IEnumerable<string> In(ServiceDescriptor service) =>
        service.Methods.Select(method => method.FullName).Prepend(service.FullName);

    private static IEnumerable<string> In(MessageDescriptor message) =>
    [
        message.FullName,
        .. message.Fields.InDeclarationOrder().Select(field => field.FullName),
        .. message.Oneofs.Select(oneof => oneof.FullName),
        .. message.EnumTypes.SelectMany(In),
    ];

    /// <summary>The values of an enum are declared beside it, not inside (protobuf language guide, as in C++).</summary>
    private static IEnumerable<string> In(EnumDescriptor type) =>
        type.Values.Select(value => type.FullName[..^type.Name.Length] + value.Name).Prepend(type.FullName);
}
