namespace Tabulation.Forensics.Stations;

/// <summary>A station's counted figures in one contest.</summary>
/// <param name="Code">Unique among the stations.</param>
/// <param name="Areas">The areas it lies in, the smallest first, each within the next; may be empty. Their names are unique among all
/// areas.</param>
/// <param name="Registered">Voters on the roll.</param>
/// <param name="Turnout">Ballots counted as turnout: issued to voters or found in the boxes, as <see cref="StationTable.Base"/>
/// says.</param>
/// <param name="Valid">Valid ballots.</param>
/// <param name="Invalid">Invalid ballots, blank ones included.</param>
/// <param name="Votes">By selection.</param>
public sealed record Station(
    string Code, IReadOnlyList<string> Areas, int Registered, int Turnout, int Valid, int Invalid, IReadOnlyList<int> Votes)
{
    /// <summary>The most that any figure may be, so that two of them can be added.</summary>
    public const int Most = 1_000_000_000;
}
