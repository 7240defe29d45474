namespace Tabulation.TestKit;

/// <summary>
/// Real election data too large or not ours to keep in the repository: the folder <c>shared</c> beside it, or the one named
/// by the environment variable <c>TABULATION_SHARED</c>.
/// </summary>
public static class SharedData
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("TABULATION_SHARED") ?? Path.Combine(Repository.Root, "..", "shared");

    /// <summary>The full path of a file, given from the folder, whether or not it exists.</summary>
    public static string PathOf(string relative) => Path.GetFullPath(Path.Combine(Folder, relative));

    public static bool Has(string relative) => File.Exists(PathOf(relative));
}
