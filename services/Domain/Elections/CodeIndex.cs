using System.Collections.Immutable;

namespace Tabulation.Domain.Elections;

/// <summary>Finds the number of a code without making a string of it, but for codes that came later. Codes must be unique. Immutable.</summary>
internal sealed class CodeIndex
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> first;
    private readonly ImmutableDictionary<string, int> later = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    public CodeIndex(IEnumerable<string> codes)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var code in codes) numbers.Add(code, numbers.Count);
        first = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private CodeIndex(CodeIndex before, IEnumerable<string> added)
    {
        var next = before.first.Dictionary.Count + before.later.Count;
        (first, later) = (before.first, before.later.AddRange(added.Select((code, number) => KeyValuePair.Create(code, next + number))));
    }

    public int? Find(ReadOnlySpan<char> code)
    {
        if (first.TryGetValue(code, out var number)) return number;
        return !later.IsEmpty && later.TryGetValue(code.ToString(), out number) ? number : null;
    }

    /// <summary>With more codes, numbered after all others; what was there is shared.</summary>
    public CodeIndex With(IEnumerable<string> added) => new(this, added);
}
