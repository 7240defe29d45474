using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>A region or city of republican significance.</summary>
/// <param name="Code">ISO 3166-2.</param>
/// <param name="Names">Its name.</param>
/// <param name="Registered">Voters on the rolls.</param>
/// <param name="Known">
/// True where the number of voters was announced. The others are estimates, chosen so that all voters and the national turnout of every
/// hour come out as announced.
/// </param>
/// <param name="Stations">Polling stations: made up, so that they sum to those announced and are larger in cities.</param>
/// <param name="West">True where polls close an hour after the capital's (UTC+5).</param>
/// <param name="Turnout">By announcement: share of registered voters who had received ballots, in hundredths of a per cent.</param>
internal sealed record Region(string Code, Names Names, int Registered, bool Known, int Stations, bool West, IReadOnlyList<int> Turnout)
{
    /// <summary>Ballots issued by each announcement: the whole number nearest to the share announced.</summary>
    public int BallotsAt(int moment) => (int)((((long)Registered * Turnout[moment]) + 5_000) / 10_000);

    /// <summary>True for a city of republican significance, whose stations are larger and more alike.</summary>
    public bool City => Code is "KZ-71" or "KZ-75" or "KZ-79";
}
