using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>What may be known of the election without the head's lock; immutable, replaced as the definition and registry arrive.</summary>
internal sealed record ElectionView(ElectionId Id, ElectionDefinition? Definition, Election? Election, KeyRing Keys)
{
    /// <summary>When entries leave; null while nothing is defined.</summary>
    public Timestamp? Release => Election?.Release ?? Definition?.Release;

    public static ElectionView Of(ElectionState state, VerificationKey operatorKey) =>
        new(state.ElectionId, state.Definition, state.Election, new KeyRing(operatorKey, state.Election));
}
