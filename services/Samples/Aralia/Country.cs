namespace Tabulation.Samples.Aralia;

/// <summary>
/// A country that does not exist: six regions, four districts in each, 25 stations in each of those; ten constituencies across them.
/// </summary>
internal static class Country
{
    public const int Stations = 600;
    public const int StationsInDistrict = 25;
    public const int DistrictsInRegion = 4;
    public const int StationsInConstituency = 60;
    public const int Constituencies = Stations / StationsInConstituency;

    public const int Registered = 540_000;
    public const int BallotsInBoxes = 337_500;
    public const int Invalid = 5_400;
    public const int Blank = 3_100;
    public const int ListSeats = 40;

    /// <summary>The district in the mountains whose results come late: the last one.</summary>
    public const int MountainDistrict = (Stations / StationsInDistrict) - 1;

    /// <summary>The constituency, from 1, in which two candidates tie.</summary>
    public const int TiedConstituency = 7;

    /// <summary>The constituency, from 1, in which a candidate withdraws who would not have won.</summary>
    public const int ConstituencyOfWithdrawal = 4;

    /// <summary>Code of that candidate.</summary>
    public const string WithdrawnCandidate = "hill";

    public static DateTimeOffset PollsClose { get; } = new(2021, 5, 9, 18, 0, 0, TimeSpan.Zero);

    /// <summary>When the first poll opens, since the last one closed.</summary>
    public static TimeSpan PollsOpen { get; } = TimeSpan.FromHours(-12);

    /// <summary>When all polls were to close, before the hours were extended, since the last one closed.</summary>
    public static TimeSpan PollsWereToClose { get; } = TimeSpan.FromMinutes(-30);

    /// <summary>How long after its moment a turnout report is in time.</summary>
    public const int TurnoutDueMinutes = 60;

    /// <summary>Local time is two hours ahead of UTC.</summary>
    public const int OffsetMinutes = 120;

    /// <summary>Candidates on each list.</summary>
    public const int ListCandidates = 60;

    /// <summary>Every two hours from ten hours before the polls close.</summary>
    public static IReadOnlyList<TimeSpan> TurnoutMoments { get; } =
        [.. Enumerable.Range(0, 6).Select(n => TimeSpan.FromHours((2 * n) - 10))];

    /// <summary>Shares of all ballots issued between these moments, per thousand.</summary>
    public static IReadOnlyList<long> TurnoutShares { get; } = [110, 230, 240, 170, 150, 100];

    public static IReadOnlyList<string> Regions { get; } =
        ["Northshore", "Saltmarsh", "Riverbend", "Orchard Vale", "Lantern Coast", "Highmoor"];

    public static IReadOnlyList<string> Districts { get; } =
    [
        "Gull Point", "Oldhaven", "Sandspit", "Kelp Bay",
        "Reedham", "Eelwater", "Pans", "Low Dyke",
        "Twin Fords", "Millrace", "Otterbank", "Weir End",
        "Quince Hill", "Applegate", "Hazel Row", "Beekeep",
        "Lightfoot", "Cape Ember", "Glass Cove", "Farwick",
        "Peatland", "Hawkstone", "Slate Gap", "Snowline",
    ];

    /// <summary>In ballot order. Votes as they stand on the stations' forms when no mistake is made.</summary>
    public static IReadOnlyList<List> Lists { get; } =
    [
        new("harbour", "Harbour Party", 101_000, 15),
        new("lantern", "Lantern Movement", 70_080, 10),
        new("river", "River League", 52_640, 8),
        new("orchard", "Alliance of Orchard and Meadow", 29_610, 4, AllianceClass),
        new("coast", "Alliance for the Coast", 21_385, 0, AllianceClass),
        new("quarry", "Quarry Workers' List", 15_134, 0),
        new("hill", "Hill Farmers' Union", 13_818, 2),
        new("reed", "List of the Reed People", 9_541, 1, MinorityClass),
        new("salt", "List of the Salt People", 3_290, 0, MinorityClass),
        new(AgainstAll, "Against all", 12_502, 0),
    ];

    /// <summary>Seats of the last Assembly, by list; those who are none now under the empty code.</summary>
    public static IReadOnlyList<(string List, string Name, int Seats)> PreviousAssembly { get; } =
    [
        ("harbour", "Harbour Party", 17), ("lantern", "Lantern Movement", 9), ("river", "River League", 10),
        ("hill", "Hill Farmers' Union", 6),
        ("reed", "List of the Reed People", 1), ("", "Free Traders, dissolved since", 5), ("", "Independents", 2),
    ];

    public const string AllianceClass = "alliance";
    public const string MinorityClass = "minority";
    public const string AgainstAll = "against_all";
}

/// <summary>A list, its votes and the seats they bring.</summary>
internal sealed record List(string Code, string Name, int Votes, int Seats, string Class = "");
