using System.Runtime.InteropServices;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Rules;

/// <summary>What one judgement found, in the rules' order; reused from statement to statement.</summary>
public sealed class Findings
{
    private readonly List<Finding> found = [];

    /// <summary>The gravest among them; None where no rule was broken.</summary>
    public Disposition Gravest { get; private set; }

    public bool Refused => Gravest == Disposition.Refuse;

    public ReadOnlySpan<Finding> All => CollectionsMarshal.AsSpan(found);

    /// <summary>Problems of a definition or registry that was refused; empty otherwise.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; private set; } = [];

    /// <summary>
    /// The statement that stands in the slot, where that is the reason; none where it is not, or where the slot is empty.
    /// </summary>
    public StatementId Current { get; private set; }

    public void Clear()
    {
        found.Clear();
        Gravest = Disposition.None;
        Problems = [];
        Current = default;
    }

    /// <summary>Puts them in the rules' order; figures in theirs.</summary>
    internal void Sort()
    {
        for (var i = 1; i < found.Count; i++)
        {
            if (InOrder(found[i - 1], found[i]) <= 0) continue;
            found.Sort(InOrder);
            return;
        }
    }

    private static int InOrder(Finding one, Finding other) =>
        one.Rule != other.Rule ? one.Rule.CompareTo(other.Rule) : one.Index.CompareTo(other.Index);

    internal void Add(Rule rule, Disposition disposition, int index = 0, long limit = 0, long actual = 0)
    {
        found.Add(new Finding(rule, disposition, index, actual, limit));
        if (disposition > Gravest) Gravest = disposition;
    }

    internal void Refuse(Rule rule, int index = 0, long limit = 0, long actual = 0) => Add(rule, Disposition.Refuse, index, limit, actual);

    internal void RefuseFor(Rule rule, IReadOnlyList<DefinitionProblem> problems)
    {
        Problems = problems;
        Refuse(rule);
    }

    internal void RefuseBehind(Rule rule, StatementId current)
    {
        Current = current;
        Refuse(rule);
    }
}
