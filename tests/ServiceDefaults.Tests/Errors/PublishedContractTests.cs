extern alias published;

using Google.Protobuf.Reflection;
using Published = published::Google.Rpc;

namespace Tabulation.ServiceDefaults.Tests.Errors;

/// <summary>Our google.rpc against Google's: every published message and field has the same number, type and label in ours.</summary>
public sealed class PublishedContractTests
{
    [Fact]
    public void Status_is_the_published_one() => Compare(Published.StatusReflection.Descriptor, Google.Rpc.StatusReflection.Descriptor);

    [Fact]
    public void Error_details_are_the_published_ones() =>
        Compare(Published.ErrorDetailsReflection.Descriptor, Google.Rpc.ErrorDetailsReflection.Descriptor);

    private static void Compare(FileDescriptor expected, FileDescriptor actual)
    {
        Assert.Equal(expected.Package, actual.Package);
        var fields = Fields(actual.MessageTypes).ToHashSet();
        Assert.NotEmpty(fields);
        Assert.All(Fields(expected.MessageTypes), field => Assert.Contains(field, fields));
    }

    /// <summary>Without names: they do not travel, and ErrorInfo's first field has had two.</summary>
    private static IEnumerable<string> Fields(IEnumerable<MessageDescriptor> messages) =>
    [
        .. messages.SelectMany(message => message.Fields.InDeclarationOrder()).Select(Text),
        .. messages.Where(message => message.NestedTypes.Count > 0).SelectMany(message => Fields(message.NestedTypes)),
    ];

    private static string Text(FieldDescriptor field)
    {
        var type = field.FieldType == FieldType.Message ? field.MessageType.FullName : field.FieldType.ToString();
        return $"{field.ContainingType.FullName} {field.FieldNumber} {type} repeated={field.IsRepeated}";
    }
}
