using System.Globalization;
using Tabulation.Contracts.V1;
using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>Areas, authorities, contests and stations as a registry page has them.</summary>
internal static class Registry
{
    /// <summary>Code of the root authority: the Central Election Commission.</summary>
    public const string Root = "cec";

    public const string List = "list";

    /// <summary>Code of the area that is the whole country.</summary>
    public const string WholeCountry = "KZ";

    private const uint Country = 0;
    private static readonly uint Abroad = (uint)Regions.All.Count + 1;
    private static readonly uint FirstDistrict = Abroad + 1;

    public static RegistryPage Page(
        IReadOnlyList<Station> stations, IReadOnlyList<Race> races, Func<string, ReadOnlyMemory<byte>> publicKeyOf) => new()
    {
        Number = 0,
        Areas = { Areas() },
        Authorities = { Authorities(publicKeyOf) },
        Contests = { races.Select(ContestOf).Prepend(ListContest()) },
        Precincts = { stations.Select(PrecinctOf) },
    };

    /// <summary>Code of the commission that reports a station's results.</summary>
    public static string CommissionOf(Station station) => CommissionOf(station.Area);

    public static string ContestOf(int district) => string.Create(CultureInfo.InvariantCulture, $"district-{district:D2}");

    public static AllocationRule ListRule => new()
    {
        Method = AllocationMethod.Hare,
        Seats = Facts.ListSeats,
        Thresholds = { new Threshold { Base = ThresholdBase.Valid, Numerator = 5, Denominator = 100 } },
        RunnerUp = new RunnerUpRule { LeastSeats = 2, FactorNumerator = 1, FactorDenominator = 1 },
        Tie = TieRule.RegistrationOrder,
    };

    private static string CommissionOf(int area) => area < Regions.All.Count ? $"commission/{Regions.All[area].Code}" : "commission/abroad";

    private static IEnumerable<Area> Areas()
    {
        yield return AreaOf(WholeCountry, new("Қазақстан", "Казахстан", "Kazakhstan"), 0, null, WholeCountry);
        foreach (var region in Regions.All) yield return AreaOf(region.Code, region.Names, 0, Country, region.Code);
        yield return AreaOf("abroad", new("Шет елдер", "За рубежом", "Abroad"), 0, Country, "");
        for (var district = 1; district <= Regions.DistrictCount; district++)
            yield return AreaOf(DistrictArea(district), DistrictNames(district), 1, null, "");
        yield return AreaOf("no-district", new("Округсіз (шет елдер)", "Вне округов (за рубежом)", "No district (abroad)"), 1, null, "");
    }

    private static Area AreaOf(string code, Names names, uint hierarchy, uint? parent, string externalId)
    {
        var area = new Area { Code = code, Names = { names.Texts }, Hierarchy = hierarchy, ExternalId = externalId };
        if (parent is { } above) area.Parent = above;
        return area;
    }

    private static string DistrictArea(int district) => string.Create(CultureInfo.InvariantCulture, $"district/{district:D2}");

    private static Names DistrictNames(int district) =>
        new($"№ {district} сайлау округі", $"Избирательный округ № {district}", $"Electoral district {district}");

    private static IEnumerable<Authority> Authorities(Func<string, ReadOnlyMemory<byte>> publicKeyOf)
    {
        for (var area = 0; area <= Regions.All.Count; area++)
        {
            var names = area < Regions.All.Count ? Regions.All[area].Names : new("шет елдер", "за рубежом", "abroad");
            yield return Commission.Of(CommissionOf(area), CommissionNames(names).Texts, publicKeyOf, (uint)area + 1);
        }

        foreach (var poll in Facts.ExitPolls)
            yield return Commission.WithRole(AuthorityRole.Pollster, poll.Code, Names.English($"{poll.Name} (rehearsal)"), publicKeyOf);
    }

    private static Names CommissionNames(Names area) =>
        new($"Сайлау комиссиясы: {area.Kk}", $"Избирательная комиссия: {area.Ru}", $"Election commission: {area.En}");

    private static Contest ListContest() => new()
    {
        Code = List,
        Names = { new Names("Партиялық тізімдер", "Партийные списки", "Party lists").Texts },
        Kind = ContestKind.List,
        Selections = { Facts.Lists.Select((list, n) => Selections.OfList(list, n + 1)) },
        Allocation = ListRule,
    };

    private static Contest ContestOf(Race race) => new()
    {
        Code = ContestOf(race.District),
        Names = { DistrictNames(race.District).Texts },
        Kind = ContestKind.Candidate,
        Selections = { Selections.OfRace(race) },
        Allocation = new AllocationRule { Method = AllocationMethod.Plurality, Seats = 1, Tie = TieRule.RegistrationOrder },
        Area = FirstDistrict + (uint)race.District - 1,
    };

    private static Precinct PrecinctOf(Station station)
    {
        var district = FirstDistrict + (uint)(station.District ?? (Regions.DistrictCount + 1)) - 1;
        var precinct = new Precinct
        {
            Code = station.Code,
            Areas = { (uint)station.Area + 1, district },
            Contests = { 0 },
            Registered = (uint)station.Registered,
        };
        if (station.District is { } own) precinct.Contests.Add((uint)own);
        return precinct;
    }
}
