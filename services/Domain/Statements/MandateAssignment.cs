using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>Who takes a list's seats.</summary>
/// <param name="Contest">Null where no such contest exists.</param>
/// <param name="Selection">Number of the list; null where the contest has no such selection.</param>
/// <param name="Mandates">Names, as on the list.</param>
/// <param name="QuotaMembers">How many of them count for the quota.</param>
/// <param name="HasReason">A reason is given.</param>
public sealed record MandateAssignment(ContestIndex? Contest, int? Selection, IReadOnlyList<string> Mandates, int QuotaMembers, bool HasReason)
    : StatementContent
{
    public override StatementKind Kind => StatementKind.MandateAssignment;
}
