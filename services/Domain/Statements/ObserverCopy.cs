namespace Tabulation.Domain.Statements;

/// <summary>An observer group's copy of a result, as sent.</summary>
/// <param name="Place">Of the result.</param>
/// <param name="Lines">In the form's order.</param>
/// <param name="Votes">In the contest's order.</param>
/// <param name="HasReason">A reason is given.</param>
public sealed record ObserverCopy(ResultPlace Place, IReadOnlyList<long> Lines, IReadOnlyList<long> Votes, bool HasReason) : StatementContent
{
    public override StatementKind Kind => StatementKind.ObserverCopy;
}
