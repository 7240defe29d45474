namespace Tabulation.Domain.Elections;

/// <summary>Finds the number of a code without making a string of it. Codes must be unique.</summary>
internal sealed class CodeIndex
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public CodeIndex(IEnumerable<string> codes)
    {
        foreach (var code in codes) numbers.Add(code, numbers.Count);
        bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int? Find(ReadOnlySpan<char> code) => bySpan.TryGetValue(code, out var number) ? number : null;
}
