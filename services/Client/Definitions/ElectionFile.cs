using Tabulation.Client.Files;
using Tabulation.Client.Keys;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>
/// Reads an election from one YAML or JSON file and the CSV files it names; the file's keys are described in README.md beside the samples in
/// deploy/examples.
/// </summary>
public static class ElectionFile
{
    private static readonly string[] Keys =
        ["election", "root", "hierarchies", "forms", "rules", "contests", "precincts", "authorities", "results",
        "turnout", "quota", "chamber", "previous_election"];

    /// <summary>Keys of an entry of <c>results</c>.</summary>
    internal static string[] ResultKeys { get; } = ["contest", "precinct", "lines", "votes", "as_written", "reason", "form_hash"];

    /// <param name="path">The YAML or JSON file.</param>
    /// <param name="data">The directory in which the CSV files lie; null for the file's own.</param>
    /// <param name="keys">Keys of the authorities; a definition names their public parts.</param>
    /// <param name="makeMissingKeys">True to make keys that are not there.</param>
    /// <param name="problems">What is wrong, if anything.</param>
    /// <returns>The election, or null where there are problems.</returns>
    public static DefinedElection? Read(string path, string? data, KeyFiles keys, bool makeMissingKeys, InputProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (YamlInput.Read(path, problems)?.Allow(Keys) is not { } file) return null;
        var folder = new InputFolder(data ?? Path.GetDirectoryName(Path.GetFullPath(path))!, problems);
        var read = new ElectionFileReader(file, folder, new AuthorityKeys(keys, makeMissingKeys)).Read();
        return problems.Any ? null : read;
    }
}
