namespace Tabulation.Domain.Statements;

/// <summary>A territorial commission's own sums, as sent: possibly too few or too many figures until judged.</summary>
/// <param name="Place">Contest and area.</param>
/// <param name="Lines">In the form's order.</param>
/// <param name="Votes">In the contest's order.</param>
/// <param name="Precincts">Precincts whose results it sums.</param>
/// <param name="HasReason">A reason is given.</param>
public sealed record AreaProtocol(ContestArea Place, IReadOnlyList<long> Lines, IReadOnlyList<long> Votes, int Precincts, bool HasReason) : StatementContent
{
    public override StatementKind Kind => StatementKind.AreaProtocol;
}
