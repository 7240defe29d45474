using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>Where one contest at one precinct stands.</summary>
/// <param name="Counted">The statement whose figures count; none before the first.</param>
/// <param name="Held">The statement that waits for review; none where none does.</param>
/// <param name="HeldBy">Who reported the held one.</param>
/// <param name="CountedFlagged">The counted one broke a rule that flags, or was held and released.</param>
public readonly record struct Slot(StatementId Counted, StatementId Held, AuthorityIndex HeldBy, bool CountedFlagged)
{
    /// <summary>The statement a correction must name: the one held, else the one counted; none where a first result is due.</summary>
    public StatementId Current => Held.IsNone ? Counted : Held;
}
