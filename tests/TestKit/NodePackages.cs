namespace Tabulation.TestKit;

/// <summary>
/// The npm packages of <c>tests/package-lock.json</c>, installed when a test first needs them and they are missing or older than the lock.
/// </summary>
public static class NodePackages
{
    public static Task Install() => ChildProcess.Run(Repository.PathOf("tests/install-packages.sh"));
}
