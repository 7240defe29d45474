namespace Tabulation.Domain.Elections;

/// <summary>A control equation laid out to be computed for every result.</summary>
internal sealed class IndexedEquation
{
    /// <summary>Stands where a term multiplies the sum of all votes.</summary>
    private const int AllVotes = -1;

    private readonly (int Coefficient, int Line)[] terms;

    public IndexedEquation(ControlEquation equation)
    {
        Source = equation;
        terms = [.. equation.Terms.Select(term => (term.Coefficient, term.Line ?? AllVotes))];
    }

    public ControlEquation Source { get; }

    /// <summary>The left side, for figures of 0 to <see cref="int.MaxValue"/> each.</summary>
    public long Left(ReadOnlySpan<long> lines, long votes)
    {
        long left = 0;
        foreach (var (coefficient, line) in terms) left += coefficient * (line == AllVotes ? votes : lines[line]);
        return left;
    }

    public bool Holds(long left) => Source.Relation switch
    {
        Relation.Equal => left == Source.Constant,
        Relation.AtMost => left <= Source.Constant,
        Relation.AtLeast => left >= Source.Constant,
    };
}
