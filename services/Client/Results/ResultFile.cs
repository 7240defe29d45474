using Tabulation.Client.Elections;
using Tabulation.Client.Files;

namespace Tabulation.Client.Results;

/// <summary>
/// Reads results from a file: CSV by the election's mapping (<c>.csv</c>, <c>.csv.gz</c>), or JSON (<c>.json</c>, <c>.jsonl</c>, also
/// <c>.gz</c>). The whole file is read and checked before anything is made of it.
/// </summary>
public static class ResultFile
{
    /// <param name="path">The file.</param>
    /// <param name="folder">The election.</param>
    /// <param name="problems">Every row that cannot be a result of this election, and every second row for the same slot.</param>
    /// <returns>The rows without problems, in order.</returns>
    public static IReadOnlyList<ResultRow> Read(string path, ElectionFolder folder, InputProblems problems)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(problems);
        var rows = IsJson(path) ? JsonResults.Read(path, folder.Election, problems) : CsvResults.Read(path, folder, problems);
        return Distinct(rows, Path.GetFileName(path), folder, problems);
    }

    private static bool IsJson(string path) => Text.ExtensionOf(path) is ".json" or ".jsonl";

    private static List<ResultRow> Distinct(IEnumerable<ResultRow> rows, string file, ElectionFolder folder, InputProblems problems)
    {
        var first = new Dictionary<(int Contest, int Precinct), int>();
        var distinct = new List<ResultRow>();
        foreach (var row in rows)
        {
            var slot = (row.Contest.Value, row.Precinct.Value);
            if (first.TryAdd(slot, row.Line))
            {
                distinct.Add(row);
                continue;
            }

            var (contest, precinct) = (folder.Election[row.Contest].Code, folder.Election[row.Precinct].Code);
            problems.Add(new InputProblem(file, row.Line, 0, "",
                $"Precinct \"{precinct}\" has a result in contest \"{contest}\" on line {first[slot]} already; a file may give it once."));
        }

        return distinct;
    }
}
