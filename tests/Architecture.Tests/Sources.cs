using Tabulation.TestKit;

namespace Tabulation.Architecture.Tests;

/// <summary>The repository's own files, without what is built, downloaded or kept by git.</summary>
internal static class Sources
{
    private static readonly string[] Elsewhere = ["bin", "obj", "node_modules", ".git", "dist"];

    /// <summary>Full paths, in order.</summary>
    public static IEnumerable<string> Files(string pattern) => Under(Repository.Root, pattern).Order(StringComparer.Ordinal);

    public static string Shortened(string path) => Path.GetRelativePath(Repository.Root, path);

    private static IEnumerable<string> Under(string folder, string pattern) =>
        Directory.EnumerateDirectories(folder)
            .Where(inside => !Elsewhere.Contains(Path.GetFileName(inside)))
            .SelectMany(inside => Under(inside, pattern))
            .Concat(Directory.EnumerateFiles(folder, pattern));
}
