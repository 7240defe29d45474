namespace Tabulation.TestKit;

/// <summary>Where the sources of this repository lie, found from where the test runs.</summary>
public static class Repository
{
    /// <summary>The folder with <c>Tabulation.sln</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A path in the repository, from its root, with forward slashes.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Tabulation.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository."));
}
