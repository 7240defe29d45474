using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>The outcome of a lot in one contest.</summary>
/// <param name="Contest">Null where no such contest exists.</param>
/// <param name="Order">Numbers of the selections, first drawn first, as sent.</param>
public sealed record LotDrawn(ContestIndex? Contest, IReadOnlyList<long> Order) : StatementContent
{
    public override StatementKind Kind => StatementKind.Lot;
}
