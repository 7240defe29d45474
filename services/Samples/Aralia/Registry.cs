using System.Globalization;
using Tabulation.Contracts.V1;
using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Aralia;

/// <summary>Areas, authorities, contests and stations as a registry page has them.</summary>
internal static class Registry
{
    public const string Root = "central";
    public const string Lists = "assembly";
    public const string Court = "court";

    /// <summary>An observer group that committed to a sample, and one that is accredited on the day.</summary>
    public const string Lamp = "observers/lamp", Beacon = "observers/beacon";

    /// <summary>A pollster that publishes how many it asked, and one that does not.</summary>
    public const string Compass = "pollster/compass", Vane = "pollster/vane";

    private const uint FirstRegion = 1;
    private static readonly uint FirstDistrict = FirstRegion + (uint)Country.Regions.Count;
    private static readonly uint FirstConstituency = FirstDistrict + (uint)Country.Districts.Count;

    public static RegistryPage Page(IEnumerable<Precinct> precincts, Func<string, ReadOnlyMemory<byte>> publicKeyOf) => new()
    {
        Number = 0,
        Areas = { Areas() },
        Authorities = { Authorities(publicKeyOf) },
        Contests = { Race.All.Select(ContestOf).Prepend(ListContest()) },
        Precincts = { precincts },
    };

    public static string RegionCommission(int region) => $"commission/{RegionCode(region)}";

    public static string DistrictCommission(int district) => $"commission/{DistrictCode(district)}";

    public static string ContestOf(int constituency) => string.Create(CultureInfo.InvariantCulture, $"constituency-{constituency:D2}");

    public static string RegionCode(int region) => string.Create(CultureInfo.InvariantCulture, $"{region + 1}");

    public static string DistrictCode(int district)
    {
        var (region, number) = Math.DivRem(district, Country.DistrictsInRegion);
        return string.Create(CultureInfo.InvariantCulture, $"{region + 1}.{number + 1}");
    }

    private static IEnumerable<Area> Areas()
    {
        yield return AreaOf("aralia", "Aralia", 0, null);
        foreach (var (region, name) in Country.Regions.Index()) yield return AreaOf(RegionCode(region), name, 0, 0);
        foreach (var (district, name) in Country.Districts.Index())
            yield return AreaOf(DistrictCode(district), name, 0, FirstRegion + (uint)(district / Country.DistrictsInRegion));
        for (var number = 1; number <= Country.Constituencies; number++)
            yield return AreaOf(string.Create(CultureInfo.InvariantCulture, $"c/{number:D2}"), $"Constituency {number}", 1, null);
    }

    private static Area AreaOf(string code, string name, uint hierarchy, uint? parent)
    {
        var area = new Area { Code = code, Names = { Names.English(name) }, Hierarchy = hierarchy };
        if (parent is { } above) area.Parent = above;
        return area;
    }

    private static IEnumerable<Authority> Authorities(Func<string, ReadOnlyMemory<byte>> publicKeyOf)
    {
        foreach (var (region, name) in Country.Regions.Index())
            yield return Commission.Of(
                RegionCommission(region), Names.English($"Regional Commission of {name}"), publicKeyOf, FirstRegion + (uint)region);
        foreach (var (district, name) in Country.Districts.Index())
            yield return Commission.Of(
                DistrictCommission(district), Names.English($"District Commission of {name}"), publicKeyOf, FirstDistrict + (uint)district);
        yield return Commission.WithRole(AuthorityRole.Court, Court, Names.English("High Court of Aralia"), publicKeyOf);
        yield return Commission.WithRole(AuthorityRole.Observer, Lamp, Names.English("The Lamp, election observers"), publicKeyOf);
        yield return Commission.WithRole(AuthorityRole.Pollster, Compass, Names.English("Compass Polls"), publicKeyOf);
        yield return Commission.WithRole(AuthorityRole.Pollster, Vane, Names.English("Weather Vane Research"), publicKeyOf);
    }

    private static Contest ListContest() => new()
    {
        Code = Lists,
        Names = { Names.English("Assembly, lists") },
        Kind = ContestKind.List,
        Form = Forms.Lists,
        Selections = { Country.Lists.Select(ListSelection) },
        Allocation = new AllocationRule
        {
            Method = AllocationMethod.Dhondt,
            Seats = Country.ListSeats,
            Tie = TieRule.RegistrationOrder,
            Thresholds =
            {
                new Threshold { Base = ThresholdBase.Valid, Numerator = 5, Denominator = 100, WaiverDirectSeats = 3 },
                new Threshold { ThresholdClass = Country.AllianceClass, Base = ThresholdBase.Valid, Numerator = 7, Denominator = 100 },
                new Threshold { ThresholdClass = Country.MinorityClass, Base = ThresholdBase.Valid, Numerator = 0, Denominator = 1 },
            },
        },
    };

    private static Selection ListSelection(List list, int number)
    {
        var againstAll = list.Code == Country.AgainstAll;
        var selection = new Selection
        {
            Code = list.Code,
            Names = { Names.English(list.Name) },
            Kind = againstAll ? SelectionKind.AgainstAll : SelectionKind.List,
            RegistrationOrder = againstAll ? 0 : (uint)number + 1,
            ThresholdClass = list.Class,
        };
        if (!againstAll) (selection.Candidates, selection.QuotaMembers) = (Country.ListCandidates, (uint)(list.Code == "quarry" ? 15 : 22));
        return selection;
    }

    private static Contest ContestOf(Race race) => new()
    {
        Code = ContestOf(race.Constituency),
        Names = { Names.English($"Assembly, constituency {race.Constituency}") },
        Kind = ContestKind.Candidate,
        Form = Forms.Candidates,
        Selections = { Race.Nominators.Select(Candidate) },
        Allocation = new AllocationRule { Method = AllocationMethod.Plurality, Seats = 1, Tie = TieRule.Lot },
        Area = FirstConstituency + (uint)race.Constituency - 1,
    };

    private static Selection Candidate(string nominator, int number) => new()
    {
        Code = Race.Candidates[number],
        Names = { Names.English(nominator.Length == 0 ? "Independent candidate" : $"Candidate of the {NameOf(nominator)}") },
        Kind = SelectionKind.Candidate,
        RegistrationOrder = (uint)number + 1,
        NominatedBy = nominator,
    };

    private static string NameOf(string party) => Country.Lists.Single(list => list.Code == party).Name;

    public static Precinct PrecinctOf(Station station)
    {
        var precinct = new Precinct
        {
            Code = station.Code,
            Areas = { FirstDistrict + (uint)station.District, FirstConstituency + (uint)station.Constituency - 1 },
            Contests = { 0, (uint)station.Constituency },
            Registered = (uint)station.Registered,
        };
        if (station.Previous is { } previous)
            precinct.Previous = new PreviousFigures { Registered = (uint)previous.Registered, Ballots = (uint)previous.Ballots };
        return precinct;
    }
}
