using System.Security.Cryptography;
using System.Text;
using Tabulation.Client.Results;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Submitting;

/// <summary>
/// Corrections handed in from this machine: which statement a row became. A row that is handed in again, after an interruption, is then
/// known to stand already. Without its file a repeated correction is recorded once more, with the same figures.
/// </summary>
internal sealed class Corrections
{
    private const string FileName = "corrections.txt";

    private readonly HashSet<string> known;
    private readonly string path;

    private Corrections(string path)
    {
        this.path = path;
        known = File.Exists(path) ? [.. File.ReadLines(path)] : [];
    }

    public static Corrections In(string directory) => new(Path.Combine(directory, FileName));

    /// <summary>Remembers, before it is sent, the statement that a row becomes.</summary>
    public void Add(Election election, ResultRow row, StatementId statement)
    {
        var line = Line(election, row, statement);
        if (known.Add(line)) File.AppendAllText(path, line + "\n");
    }

    /// <summary>True where the statement is one that this very row became.</summary>
    public bool IsCurrent(Election election, ResultRow row, StatementId statement) => known.Contains(Line(election, row, statement));

    private static string Line(Election election, ResultRow row, StatementId statement)
    {
        var content = $"{election.Id} {election[row.Contest].Code} {election[row.Precinct].Code} {string.Join(' ', row.Figures)} "
            + $"{row.AsWritten} "
            + $"{Convert.ToHexStringLower(row.FormHash.Span)} {row.Reason}";
        return $"{statement} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
    }
}
