using System.Globalization;
using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Aralia;

/// <summary>A polling station. Regions, districts and constituencies are runs of station numbers.</summary>
/// <param name="Number">Its number in the registry, from 0.</param>
/// <param name="Registered">Voters on its roll.</param>
/// <param name="InBoxes">Ballots in its boxes.</param>
/// <param name="Previous">
/// What it reported in the previous election: voters and ballots; null in the last two regions and where it is new.
/// </param>
internal sealed record Station(int Number, int Registered, int InBoxes, (int Registered, int Ballots)? Previous)
{
    private const int LeastVoters = 120;
    private const int MostVoters = 2_400;
    private const int RegionsWithPrevious = 4;

    public int District => DistrictOf(Number);

    public int Region => District / Country.DistrictsInRegion;

    /// <summary>From 1.</summary>
    public int Constituency => ConstituencyOf(Number);

    /// <summary>Region, district and number there: "2.3.07".</summary>
    public string Code => string.Create(
        CultureInfo.InvariantCulture,
        $"{Region + 1}.{(District % Country.DistrictsInRegion) + 1}.{(Number % Country.StationsInDistrict) + 1:D2}");

    public static int DistrictOf(int number) => number / Country.StationsInDistrict;

    public static int ConstituencyOf(int number) => (number / Country.StationsInConstituency) + 1;

    public static IReadOnlyList<Station> All(ulong seed, Cast cast)
    {
        var random = SplitMix64.For(seed, "stations");
        var weights = Enumerable.Range(0, Country.Stations).Select(_ => 300L + random.Below(1_000)).ToArray();
        foreach (var hamlet in cast.Playing(Incident.Outstanding)) weights[hamlet] = 1;
        var rolls = Shares.DivideWithin(Country.Registered, weights, LeastVoters, MostVoters);
        var ballots = BallotsAt(rolls, cast, random);
        return [.. rolls.Select((roll, number) => Of(number, roll, ballots[number], cast[number], random))];
    }

    private static int[] BallotsAt(int[] rolls, Cast cast, SplitMix64 random)
    {
        int[] voting = [.. rolls.Select((roll, number) => cast[number] == Incident.NobodyCame ? 0 : roll)];
        var factors = ExactTable.Factors(rolls.Length, 2, (_, column) => column == 0 ? random.Near(1_000, 300) : 1_000);
        var table = ExactTable.Fill(voting, [Country.BallotsInBoxes, voting.Sum() - Country.BallotsInBoxes], factors, random);
        return [.. table.Select(row => row[0])];
    }

    private static Station Of(int number, int registered, int inBoxes, Incident incident, SplitMix64 random)
    {
        var roll = incident == Incident.HighTurnout ? inBoxes * 100 / 97 : registered;
        var usual = (roll + (roll * random.Near(0, 30) / 1_000), inBoxes + (roll * random.Near(0, 80) / 1_000));
        return new Station(number, roll, inBoxes, PreviousOf(number, incident, usual, (roll, inBoxes - (roll * 35 / 100))));
    }

    private static (int, int)? PreviousOf(int number, Incident incident, (int, int) usual, (int, int) unlike)
    {
        if (incident == Incident.TurnoutUnlikeBefore) return unlike;
        if (incident is Incident.NobodyCame or Incident.HighTurnout or Incident.OpensLate or Incident.Merged
            or Incident.SplitFirst or Incident.SplitSecond)
            return null;
        return DistrictOf(number) / Country.DistrictsInRegion < RegionsWithPrevious ? usual : null;
    }
}
