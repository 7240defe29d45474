using System.Globalization;
using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>A polling station.</summary>
/// <param name="Number">Its number in the registry, from 0.</param>
/// <param name="Code">Area code and a number of its own there.</param>
/// <param name="Area">Number of its region in <see cref="Regions.All"/>; their count for abroad.</param>
/// <param name="District">Number of its single-member district, from 1; null abroad.</param>
/// <param name="Registered">Voters on its roll.</param>
internal sealed record Station(int Number, string Code, int Area, int? District, int Registered)
{
    /// <summary>The law's limit for a station in the country.</summary>
    private const int MostVoters = 3_000;
    private const int LeastVoters = 40;

    public bool Abroad => District is null;

    /// <summary>Region by region, those abroad last. Rolls and codes are made up; the rolls sum to each region's voters.</summary>
    public static IReadOnlyList<Station> All(ulong seed)
    {
        var random = SplitMix64.For(seed, "rolls");
        var stations = new List<Station>(Facts.Stations);
        foreach (var (area, region) in Regions.All.Index())
        {
            var rolls = Rolls(region.Registered, region.Stations, region.City, random);
            var districts = Regions.Districts[region.Code];
            long before = 0;
            foreach (var (n, roll) in rolls.Index())
            {
                var district = districts[(int)(before * districts.Length / region.Registered)];
                stations.Add(new Station(stations.Count, CodeOf(region.Code, n), area, district, roll));
                before += roll;
            }
        }

        foreach (var (n, roll) in Rolls(Facts.RegisteredAbroad, Facts.StationsAbroad, false, random).Index())
            stations.Add(new Station(stations.Count, CodeOf("abroad", n), Regions.All.Count, null, roll));
        return stations;
    }

    private static int[] Rolls(int registered, int stations, bool city, SplitMix64 random)
    {
        var weights = new long[stations];
        for (var i = 0; i < stations; i++)
        {
            var size = random.Below(1_000);
            weights[i] = city ? 1_000 + size : 100 + size + (size * size / 1_000);
        }

        return Shares.DivideWithin(registered, weights, LeastVoters, MostVoters);
    }

    private static string CodeOf(string area, int n) => string.Create(CultureInfo.InvariantCulture, $"{area}/{n + 1:D4}");
}
