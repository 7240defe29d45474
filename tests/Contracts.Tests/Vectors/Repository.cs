namespace Tabulation.Contracts.Tests;

/// <summary>Where the repository's own files are.</summary>
internal static class Repository
{
    public static string Vectors { get; } = Path.Combine(Root(), "protos", "vectors");

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Tabulation.sln")))
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The tests run from within the repository.");
        return directory.FullName;
    }
}
