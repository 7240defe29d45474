using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>Turnout of one place at one moment of the plan.</summary>
/// <param name="Precinct">Where; null where it is of an area, or no such precinct exists.</param>
/// <param name="Area">Where; null where it is of a precinct, or no such area exists.</param>
/// <param name="OfArea">Whether an area was named.</param>
/// <param name="Moment">Number of the moment in the plan, from 0.</param>
/// <param name="Count">How many; null where only a percentage was announced.</param>
/// <param name="Permyriad">Announced hundredths of a per cent; null where a count was given. Never turned into one.</param>
/// <param name="Registered">The roll as reported; null where it was not.</param>
/// <param name="HasReason">A reason is given.</param>
public sealed record TurnoutReport(
    PrecinctIndex? Precinct, AreaIndex? Area, bool OfArea, int Moment, int? Count, int? Permyriad, int? Registered, bool HasReason) : StatementContent
{
    public override StatementKind Kind => StatementKind.TurnoutReport;

    /// <summary>Where it is about, once it is known to exist.</summary>
    public TurnoutPlace Place => OfArea ? new TurnoutPlace(true, Area!.Value.Value) : new TurnoutPlace(false, Precinct!.Value.Value);
}

/// <summary>A precinct or an area by its number.</summary>
public readonly record struct TurnoutPlace(bool IsArea, int Number);
