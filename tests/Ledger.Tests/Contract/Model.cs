using Tabulation.Domain.Ids;
using static Tabulation.Ledger.AppendOutcome;

namespace Tabulation.Ledger.Tests;

/// <summary>A ledger as a list of what its leaves say, appended to one statement at a time.</summary>
internal sealed class Model(IEnumerable<ToyLeaf> entries, int offset)
{
    private readonly List<ToyLeaf> _entries = [.. entries];

    public IReadOnlyList<ToyLeaf> Entries => _entries;

    /// <summary>Every fifth statement is refused where the position is even.</summary>
    public bool Refuses(int number, long position) => (number - offset) % 5 == 4 && position % 2 == 0;

    public List<(AppendOutcome, long?)> Append(IEnumerable<int> numbers, Timestamp now)
    {
        var recordedAt = _entries.Count > 0 && now < _entries[^1].RecordedAt ? _entries[^1].RecordedAt : now;
        return [.. numbers.Select(number => Append(number, recordedAt))];
    }

    private (AppendOutcome, long?) Append(int number, Timestamp recordedAt)
    {
        var earlier = _entries.FindIndex(entry => entry.Number == number);
        if (earlier >= 0)
            return (Repeated, earlier);
        if (Refuses(number, _entries.Count))
            return (Refused, null);
        _entries.Add(new ToyLeaf(_entries.Count, recordedAt, number));
        return (Appended, _entries.Count - 1);
    }
}
