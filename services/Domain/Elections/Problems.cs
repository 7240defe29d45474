namespace Tabulation.Domain.Elections;

/// <summary>Gathers what is wrong with a definition; each check adds at most one problem and all are reported together.</summary>
internal sealed class Problems
{
    private readonly List<DefinitionProblem> found = [];

    public IReadOnlyList<DefinitionProblem> Found => found;

    public bool Any => found.Count > 0;

    public void Require(bool holds, string field, string message)
    {
        if (!holds) found.Add(new DefinitionProblem(field, message));
    }

    public void Range(long value, long least, long most, string field) =>
        Require(value >= least && value <= most, field, $"is {value}; must lie between {least:N0} and {most:N0}");

    public void Code(string code, string field) =>
        Require(IsCode(code), field, $"is \"{code}\"; a code has 1 to 32 characters of A-Z a-z 0-9 . _ / -");

    public void Unique(IEnumerable<string> codes, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, code) in codes.Index())
            Require(seen.Add(code), $"{field}[{number}].code", $"\"{code}\" is already in use; codes are unique");
    }

    public void Names(IReadOnlyList<LocalizedText> names, string field, bool required = true)
    {
        Require(!required || names.Count > 0, field, "is empty; at least one language is needed");
        foreach (var (number, name) in names.Index())
        {
            Require(name.Language.Length is >= 2 and <= 16, $"{field}[{number}].language", "must be a BCP 47 tag of 2 to 16 characters");
            Require(!string.IsNullOrWhiteSpace(name.Text) && name.Text.Length <= 300, $"{field}[{number}].text", "must have 1 to 300 characters");
        }

        Require(names.DistinctBy(name => name.Language).Count() == names.Count, field, "gives one language twice");
    }

    private static bool IsCode(string code) =>
        code.Length is >= 1 and <= 32 && code.All(letter => char.IsAsciiLetterOrDigit(letter) || "._/-".Contains(letter));
}
