using Tabulation.Client.Files;

namespace Tabulation.Cli.Examining;

/// <summary>Which columns of a CSV file give a station's figures.</summary>
/// <param name="Named">Columns by what they give; <c>*</c> at a column's end stands for all that begin so.</param>
internal sealed record StationColumns(IReadOnlyDictionary<string, IReadOnlyList<string>> Named)
{
    /// <summary>What columns can give, and what is taken where nothing is said.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> Default = new()
    {
        ["station"] = ["station"],
        ["areas"] = ["territory", "region"],
        ["registered"] = ["registered"],
        ["issued"] = ["issued"],
        ["in_boxes"] = ["in_boxes"],
        ["valid"] = ["valid"],
        ["invalid"] = ["invalid"],
        ["votes"] = ["votes_*"],
    };

    public IReadOnlyList<string> this[string what] => Named.GetValueOrDefault(what) ?? Default.GetValueOrDefault(what, []);

    /// <summary>True where the command line says so, and so the column must be there.</summary>
    public bool Says(string what) => Named.ContainsKey(what);

    /// <param name="given">Texts such as <c>issued=early+late</c>.</param>
    /// <param name="known">What may be named, where it is not the default.</param>
    /// <exception cref="UsageException">One is not of this form, or names nothing known.</exception>
    public static StationColumns Of(IEnumerable<string> given, params IReadOnlyList<string> known)
    {
        IReadOnlyCollection<string> names = known.Count > 0 ? known : Default.Keys;
        var named = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var text in given)
        {
            var (what, columns) = text.Split('=', 2) is [var left, { Length: > 0 } right] ? (left, right) : throw Wrong(text, names);
            if (!names.Contains(what)) throw Wrong(text, names);
            named[what] = columns.Split('+');
        }

        return new StationColumns(named);
    }

    /// <summary>Numbers of the columns that give it, in order; fewer where a file lacks one.</summary>
    public IReadOnlyList<int> In(CsvTable table, string what) => [.. this[what].SelectMany(column => Numbers(table, column))];

    /// <summary>Those of one column, or of all that begin so.</summary>
    public static IEnumerable<int> Numbers(CsvTable table, string column) => table.Header.Index()
        .Where(header => column.EndsWith('*') ? header.Item.StartsWith(column[..^1], StringComparison.Ordinal) : header.Item == column)
        .Select(header => header.Index);

    private static UsageException Wrong(string text, IEnumerable<string> names) =>
        new($"--column: \"{text}\" is not of the form NAME=COLUMN+COLUMN, with one of these names: {string.Join(", ", names)}.");
}
