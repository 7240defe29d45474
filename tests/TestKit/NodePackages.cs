namespace Tabulation.TestKit;

/// <summary>npm packages, installed when a test first needs them and they are missing or older than their <c>package-lock.json</c>.</summary>
public static class NodePackages
{
    /// <param name="folder">Whose, by its path from the repository's root; those of the tests by default.</param>
    public static Task Install(string folder = "tests") => ChildProcess.Run(Repository.PathOf("tests/install-packages.sh"), folder);
}
