namespace Tabulation.Client.Files;

/// <summary>Where files named in an election file lie, and where what is wrong with them is gathered.</summary>
internal sealed class InputFolder(string path, InputProblems problems)
{
    public InputProblems Problems => problems;

    /// <summary>Opens a CSV file; null where it cannot be used, for reasons then found among the problems.</summary>
    public CsvTable? OpenTable(string name) => CsvTable.Open(Path.Combine(path, name), problems);
}
