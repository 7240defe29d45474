using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>Another official's word that a result reads as the signed form does.</summary>
/// <param name="Place">Of the result.</param>
/// <param name="Endorsed">The result, held or counted.</param>
public sealed record Endorsement(ResultPlace Place, StatementId Endorsed) : StatementContent
{
    public override StatementKind Kind => StatementKind.Endorsement;
}
