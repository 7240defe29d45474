namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>The twenty regions, their turnout and their districts, and the stations abroad.</summary>
internal static class Regions
{
    private const bool Known = true;
    private const bool Estimated = false;
    private const bool East = false;
    private const bool West = true;

    /// <summary>In order of their codes.</summary>
    public static IReadOnlyList<Region> All { get; } =
    [
        new(
            "KZ-10", new("Абай облысы", "область Абай", "Abai Region"),
            416_191, Known, 498, East, [1513, 3358, 5228, 5523, 5614, 5702, 5702]),
        new(
            "KZ-11", new("Ақмола облысы", "Акмолинская область", "Akmola Region"),
            525_943, Estimated, 703, East, [1561, 3363, 5212, 5896, 5949, 6001, 6001]),
        new(
            "KZ-15", new("Ақтөбе облысы", "Актюбинская область", "Aktobe Region"),
            564_135, Estimated, 521, West, [1244, 3318, 5128, 5632, 5688, 5745, 5800]),
        new(
            "KZ-19", new("Алматы облысы", "Алматинская область", "Almaty Region"),
            966_304, Known, 786, East, [1532, 3441, 5213, 5945, 5974, 6003, 6003]),
        new(
            "KZ-23", new("Атырау облысы", "Атырауская область", "Atyrau Region"),
            383_626, Estimated, 269, West, [1294, 3066, 3615, 4815, 4919, 5022, 5123]),
        new(
            "KZ-27", new("Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan Region"),
            461_635, Estimated, 539, West, [1296, 3361, 5514, 5861, 5881, 5901, 5920]),
        new(
            "KZ-31", new("Жамбыл облысы", "Жамбылская область", "Zhambyl Region"),
            696_062, Estimated, 524, East, [1654, 3582, 5832, 6478, 6500, 6521, 6521]),
        new(
            "KZ-33", new("Жетісу облысы", "область Жетісу", "Zhetysu Region"),
            435_643, Estimated, 443, East, [1593, 3315, 5241, 5482, 5507, 5532, 5532]),
        new(
            "KZ-35", new("Қарағанды облысы", "Карагандинская область", "Karaganda Region"),
            728_239, Estimated, 548, East, [1631, 3419, 5697, 5821, 5885, 5948, 5948]),
        new(
            "KZ-39", new("Қостанай облысы", "Костанайская область", "Kostanay Region"),
            554_655, Known, 705, East, [1623, 3739, 6236, 6481, 6500, 6510, 6510]),
        new(
            "KZ-43", new("Қызылорда облысы", "Кызылординская область", "Kyzylorda Region"),
            467_712, Estimated, 380, West, [1264, 3278, 5431, 6495, 6570, 6646, 6721]),
        new(
            "KZ-47", new("Маңғыстау облысы", "Мангистауская область", "Mangystau Region"),
            465_378, Estimated, 249, West, [1236, 3243, 4918, 5384, 5404, 5408, 5410]),
        new(
            "KZ-55", new("Павлодар облысы", "Павлодарская область", "Pavlodar Region"),
            525_850, Estimated, 509, East, [1649, 3426, 5124, 5843, 5861, 5868, 5868]),
        new(
            "KZ-59", new("Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan Region"),
            382_433, Estimated, 607, East, [1593, 3281, 4968, 6366, 6446, 6525, 6525]),
        new(
            "KZ-61", new("Түркістан облысы", "Туркестанская область", "Turkistan Region"),
            1_177_507, Known, 957, East, [1562, 3829, 4837, 4914, 5107, 5301, 5301]),
        new(
            "KZ-62", new("Ұлытау облысы", "область Ұлытау", "Ulytau Region"),
            138_277, Known, 148, East, [1638, 3461, 5229, 5826, 5863, 5899, 5899]),
        new(
            "KZ-63", new("Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan Region"),
            490_512, Estimated, 499, East, [1611, 3416, 5869, 6309, 6363, 6415, 6415]),
        new(
            "KZ-71", new("Астана", "Астана", "Astana"),
            788_931, Known, 373, East, [1358, 2335, 3365, 3857, 4094, 4291, 4291]),
        new(
            "KZ-75", new("Алматы", "Алматы", "Almaty"),
            1_180_458, Estimated, 545, East, [851, 1125, 1538, 1914, 2295, 2582, 2582]),
        new(
            "KZ-79", new("Шымкент", "Шымкент", "Shymkent"),
            674_071, Estimated, 343, East, [1257, 1963, 3561, 4231, 4389, 4546, 4546]),
    ];

    /// <summary>
    /// Numbers of the single-member districts that each region consists of. Those of districts 6, 10, 13 to 15, 21, 22, 24, 25 and 27 are
    /// from memory, the rest were sourced.
    /// </summary>
    public static IReadOnlyDictionary<string, int[]> Districts { get; } = new Dictionary<string, int[]>
    {
        ["KZ-71"] = [1, 2],
        ["KZ-75"] = [3, 4, 5],
        ["KZ-79"] = [6, 7],
        ["KZ-10"] = [8],
        ["KZ-11"] = [9],
        ["KZ-15"] = [10],
        ["KZ-19"] = [11, 12],
        ["KZ-23"] = [13],
        ["KZ-27"] = [14],
        ["KZ-31"] = [15, 16],
        ["KZ-33"] = [17],
        ["KZ-35"] = [18, 19],
        ["KZ-39"] = [20],
        ["KZ-43"] = [21],
        ["KZ-47"] = [22],
        ["KZ-55"] = [23],
        ["KZ-59"] = [24],
        ["KZ-61"] = [25, 26, 27],
        ["KZ-62"] = [28],
        ["KZ-63"] = [29],
    };

    public static int DistrictCount { get; } = Districts.Values.Sum(districts => districts.Length);

    /// <summary>Ballots issued abroad by each announcement: made up, but for the last, which the announced total leaves.</summary>
    public static IReadOnlyList<int> BallotsAbroad { get; } =
        [2_400, 4_200, 5_800, 6_850, 7_570, 7_930, Facts.BallotsIssued - All.Sum(region => region.BallotsAt(6))];
}
