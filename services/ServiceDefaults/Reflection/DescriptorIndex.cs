using Google.Protobuf.Reflection;

namespace Tabulation.ServiceDefaults.Reflection;

/// <summary>The files behind the server's services, by their names and by all names declared in them.</summary>
internal sealed class DescriptorIndex
{
    private readonly Dictionary<string, FileDescriptor> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, FileDescriptor>> extensions = new(StringComparer.Ordinal);

    public DescriptorIndex(MappedServices services)
    {
        foreach (var file in services.Descriptors.SelectMany(service => WithImports(service.File)))
            Add(file);
    }

    public FileDescriptor? ByName(string name) => files.GetValueOrDefault(name);

    /// <summary>The file that declares a service, method, message, field, oneof, enum, enum value or extension.</summary>
    public FileDescriptor? BySymbol(string fullName) => symbols.GetValueOrDefault(fullName);

    public FileDescriptor? ByExtension(string type, int number) => extensions.GetValueOrDefault(type)?.GetValueOrDefault(number);

    /// <summary>In ascending order; null when the type itself is unknown.</summary>
    public IEnumerable<int>? ExtensionNumbers(string type) =>
        extensions.TryGetValue(type, out var known) ? known.Keys : symbols.ContainsKey(type) ? [] : null;

    /// <summary>The file first, then all it imports, each once.</summary>
    public static IReadOnlyCollection<FileDescriptor> WithImports(FileDescriptor file)
    {
        var found = new List<FileDescriptor> { file };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(found[i].Dependencies.Where(import => !found.Contains(import)).ToArray());
        return found;
    }

    private void Add(FileDescriptor file)
    {
        if (!files.TryAdd(file.Name, file))
            return;
        foreach (var name in DeclaredNames.In(file))
            symbols.TryAdd(name, file);
        foreach (var extension in DeclaredNames.ExtensionsIn(file))
            ExtensionsOf(extension.ExtendeeType.FullName).TryAdd(extension.FieldNumber, file);
    }

    private SortedDictionary<int, FileDescriptor> ExtensionsOf(string type) =>
        extensions.TryGetValue(type, out var known) ? known : extensions[type] = [];
}
