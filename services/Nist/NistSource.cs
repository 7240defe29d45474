using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Nist;

/// <summary>What a report is made of.</summary>
/// <param name="Election">The definition with its registry, as changed since.</param>
/// <param name="Position">Number of entries that it follows from.</param>
/// <param name="RecordedAt">When the last of them was recorded.</param>
/// <param name="Rebuilding">There may be more in the ledger: its end is not reached yet, or it cannot be read.</param>
/// <param name="Figures">Null before the release hour: then no figure can be told.</param>
public sealed record NistSource(Election Election, long Position, Timestamp RecordedAt, bool Rebuilding, ElectionState? Figures)
{
    /// <summary>With all figures: from the release hour on.</summary>
    /// <param name="state">With a complete registry.</param>
    /// <param name="rebuilding">There may be more in the ledger.</param>
    /// <exception cref="InvalidOperationException">The registry is not complete.</exception>
    public static NistSource Of(ElectionState state, bool rebuilding = false) => Definition(state, rebuilding) with { Figures = state };

    /// <summary>The definition alone: before the release hour.</summary>
    /// <param name="state">With a complete registry.</param>
    /// <param name="rebuilding">There may be more in the ledger.</param>
    /// <exception cref="InvalidOperationException">The registry is not complete.</exception>
    public static NistSource Definition(ElectionState state, bool rebuilding = false)
    {
        ArgumentNullException.ThrowIfNull(state);
        var election = state.Election ?? throw new InvalidOperationException("The registry is not complete.");
        return new NistSource(election, state.Position, state.RecordedAt, rebuilding, null);
    }
}
