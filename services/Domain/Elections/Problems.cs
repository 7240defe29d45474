namespace Tabulation.Domain.Elections;

/// <summary>
/// Gathers what is wrong with a definition, so that all of it is reported together; beyond <see cref="Most"/> it only counts.
/// </summary>
internal sealed class Problems
{
    /// <summary>One mistake repeated in every row of a registry must still make an answer of readable size.</summary>
    public const int Most = 100;

    private readonly List<DefinitionProblem> found = [];

    public int Count { get; private set; }

    public bool Any => Count > 0;

    public IReadOnlyList<DefinitionProblem> Found =>
        Count <= Most ? found : [.. found, new DefinitionProblem("definition", $"has {Count - Most:N0} more problems")];

    public void Add(string field, string message)
    {
        if (++Count <= Most) found.Add(new DefinitionProblem(field, message));
    }

    public void Require(bool holds, string field, string message)
    {
        if (!holds) Add(field, message);
    }

    public void Range(long value, long least, long most, string field) =>
        Require(value >= least && value <= most, field, $"is {value}; must lie between {least:N0} and {most:N0}");

    public void Size<T>(IReadOnlyCollection<T> items, int least, int most, string field) =>
        Require(items.Count >= least && items.Count <= most, field, $"has {items.Count:N0} entries; must have {least:N0} to {most:N0}");

    public void Length(string text, int least, int most, string field) =>
        Require(text.Length >= least && text.Length <= most, field, $"has {text.Length:N0} characters; must have {least:N0} to {most:N0}");

    public void Code(string code, string field) =>
        Require(IsCode(code), field, $"is \"{code}\"; a code has 1 to 32 characters of A-Z a-z 0-9 . _ / -");

    public void Unique(IEnumerable<string> codes, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, code) in codes.Index())
            if (!seen.Add(code)) Add($"{field}[{number}].code", $"\"{code}\" is already in use; codes are unique");
    }

    /// <summary>Ids in public schemes name one thing each; those that are empty name none.</summary>
    /// <param name="ids">In order of the items.</param>
    /// <param name="field">Of the items.</param>
    /// <param name="taken">Those that earlier ones have.</param>
    public void UniqueIds(IEnumerable<string> ids, string field, IEnumerable<string>? taken = null)
    {
        var seen = new HashSet<string>(taken ?? [], StringComparer.Ordinal);
        foreach (var (number, id) in ids.Index())
            if (id.Length > 0 && !seen.Add(id)) Add($"{field}[{number}].external_id", $"\"{id}\" is already in use; an id names one thing, and is never used again");
    }

    public void Names(IReadOnlyList<LocalizedText> names, string field, bool required = true)
    {
        Require(!required || names.Count > 0, field, "is empty; at least one language is needed");
        foreach (var (number, name) in names.Index())
        {
            Length(name.Language, 2, 16, $"{field}[{number}].language");
            Require(!string.IsNullOrWhiteSpace(name.Text) && name.Text.Length <= 300, $"{field}[{number}].text",
                "must have 1 to 300 characters, not all blank");
        }

        Require(names.DistinctBy(name => name.Language, StringComparer.Ordinal).Count() == names.Count, field, "gives one language twice");
    }

    private static bool IsCode(string code) =>
        code.Length is >= 1 and <= 32 && code.All(letter => char.IsAsciiLetterOrDigit(letter) || "._/-".Contains(letter));
}
