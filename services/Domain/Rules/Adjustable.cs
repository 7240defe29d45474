namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules whose disposition the election sets. Where one would refuse, a result sent as written is flagged instead: what a signed form
/// really says is recorded, even when it does not add up or is hard to believe.
/// </summary>
internal readonly ref struct Adjustable(RuleBook rules, bool asWritten, Findings findings)
{
    /// <summary>Parts per thousand.</summary>
    public long ThresholdOf(Rule rule) => rules.ThresholdOf(rule);

    /// <param name="rule">The rule broken.</param>
    /// <param name="index">Number of the figure concerned: lines, then votes.</param>
    /// <param name="found">The figure found.</param>
    /// <param name="limit">What it was compared with.</param>
    public void Break(Rule rule, int index, long found, long limit) => Add(rule, rules.DispositionOf(rule), index, found, limit);

    public void BreakEquation(int number, Disposition disposition, long found, long limit) =>
        Add(Rule.Equation, disposition, number, found, limit);

    private void Add(Rule rule, Disposition disposition, int index, long found, long limit)
    {
        var softened = disposition == Disposition.Refuse && asWritten ? Disposition.Flag : disposition;
        findings.Add(rule, softened, index, limit, found);
    }
}
