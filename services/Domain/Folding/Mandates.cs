using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Folding;

/// <summary>Who takes a list's seats, and by which certification it has them.</summary>
/// <param name="Certification">The one in force when they were assigned.</param>
public sealed record Mandates(StatementId Certification, MandateAssignment Assigned)
{
    /// <summary>Whether they are in force: once a court reopens the contest they are history, also where it is certified anew with the same seats.</summary>
    /// <param name="state">Of the contest.</param>
    public bool AreInForce(ElectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var contest = Assigned.Contest!.Value;
        return state[contest].Certified && state.Beside.Certifications.IdIn(contest) == Certification;
    }
}
