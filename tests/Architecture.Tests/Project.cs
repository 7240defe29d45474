using System.Xml.Linq;
using Tabulation.TestKit;

namespace Tabulation.Architecture.Tests;

/// <summary>A project file: its name, its folder from the repository's root, and what it refers to.</summary>
internal sealed record Project(string Name, string Folder, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static IReadOnlyList<Project> All { get; } =
        [.. Sources.Files("*.csproj").Select(Read).OrderBy(project => project.Folder, StringComparer.Ordinal)];

    public static IEnumerable<Project> Services => All.Where(project => Path.GetDirectoryName(project.Folder) == "services");

    private static Project Read(string path)
    {
        var elements = XDocument.Load(path).Descendants().ToList();
        return new Project(
            Path.GetFileNameWithoutExtension(path),
            Path.GetDirectoryName(Path.GetRelativePath(Repository.Root, path))!,
            [.. Included(elements, "ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')))],
            [.. Included(elements, "PackageReference"), .. Included(elements, "FrameworkReference")]);
    }

    private static IEnumerable<string> Included(IEnumerable<XElement> elements, string kind) =>
        elements.Where(element => element.Name.LocalName == kind).Select(element => element.Attribute("Include")!.Value);
}
