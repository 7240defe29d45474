using System.Globalization;

namespace Tabulation.Samples.Tests.Kazakhstan2023;

/// <summary>
/// The published figures once more, as reports of the Central Election Commission's announcements give them: what the sample is checked
/// against.
/// </summary>
internal static class Published
{
    private const string TurnoutCsv =
        """
        region,name_en,10,12,14,16,18,20,22
        KZ-10,Abai,15.13,33.58,52.28,55.23,56.14,57.02,57.02
        KZ-11,Akmola,15.61,33.63,52.12,58.96,59.49,60.01,60.01
        KZ-15,Aktobe,12.44,33.18,51.28,56.32,56.88,57.45,58.00
        KZ-19,Almaty Region,15.32,34.41,52.13,59.45,59.74,60.03,60.03
        KZ-23,Atyrau,12.94,30.66,36.15,48.15,49.19,50.22,51.23
        KZ-27,West Kazakhstan,12.96,33.61,55.14,58.61,58.81,59.01,59.20
        KZ-31,Zhambyl,16.54,35.82,58.32,64.78,65.00,65.21,65.21
        KZ-33,Zhetysu,15.93,33.15,52.41,54.82,55.07,55.32,55.32
        KZ-35,Karaganda,16.31,34.19,56.97,58.21,58.85,59.48,59.48
        KZ-39,Kostanay,16.23,37.39,62.36,64.81,65.00,65.10,65.10
        KZ-43,Kyzylorda,12.64,32.78,54.31,64.95,65.70,66.46,67.21
        KZ-47,Mangystau,12.36,32.43,49.18,53.84,54.04,54.08,54.10
        KZ-55,Pavlodar,16.49,34.26,51.24,58.43,58.61,58.68,58.68
        KZ-59,North Kazakhstan,15.93,32.81,49.68,63.66,64.46,65.25,65.25
        KZ-61,Turkistan,15.62,38.29,48.37,49.14,51.07,53.01,53.01
        KZ-62,Ulytau,16.38,34.61,52.29,58.26,58.63,58.99,58.99
        KZ-63,East Kazakhstan,16.11,34.16,58.69,63.09,63.63,64.15,64.15
        KZ-71,Astana,13.58,23.35,33.65,38.57,40.94,42.91,42.91
        KZ-75,Almaty City,8.51,11.25,15.38,19.14,22.95,25.82,25.82
        KZ-79,Shymkent,12.57,19.63,35.61,42.31,43.89,45.46,45.46
        ALL,Kazakhstan,14.21,30.65,46.84,51.98,53.11,54.09,54.19
        """;

    private const string DistrictsCsv =
        """
        district,region
        1,KZ-71
        2,KZ-71
        3,KZ-75
        4,KZ-75
        5,KZ-75
        6,KZ-79
        7,KZ-79
        8,KZ-10
        9,KZ-11
        10,KZ-15
        11,KZ-19
        12,KZ-19
        13,KZ-23
        14,KZ-27
        15,KZ-31
        16,KZ-31
        17,KZ-33
        18,KZ-35
        19,KZ-35
        20,KZ-39
        21,KZ-43
        22,KZ-47
        23,KZ-55
        24,KZ-59
        25,KZ-61
        26,KZ-61
        27,KZ-61
        28,KZ-62
        29,KZ-63
        """;

    /// <summary>As published by the pollsters after midnight, per cent; the last column is turnout.</summary>
    private const string ExitPollsCsv =
        """
        pollster,amanat,auyl,respublica,aqjol,qhp,osdp,baytaq,against_all,turnout
        Eurasian Integration Institute,53.46,10.52,8.90,7.87,6.25,5.31,3.22,4.47,53.25
        SOCIS-A,54.42,10.21,8.79,8.21,6.89,4.91,2.17,4.40,55.58
        Institute of Democracy,53.33,11.26,8.33,8.87,6.93,5.12,2.51,3.65,54.83
        """;

    public static long[] Votes => [3_431_510, 693_938, 547_154, 535_139, 432_920, 331_058, 146_431, 248_291];

    public static int[] Seats => [40, 8, 6, 6, 5, 4, 0, 0];

    public static IReadOnlyDictionary<string, long> Registered => new Dictionary<string, long>
    {
        ["KZ-61"] = 1_177_507, ["KZ-19"] = 966_304, ["KZ-71"] = 788_931, ["KZ-39"] = 554_655, ["KZ-10"] = 416_191, ["KZ-62"] = 138_277,
    };

    /// <summary>Turnout in hundredths of a per cent by hour, by region; "ALL" is the country.</summary>
    public static IReadOnlyDictionary<string, int[]> Turnout =>
        Rows(TurnoutCsv).ToDictionary(row => row[0], row => row[2..].Select(Hundredths).ToArray());

    /// <summary>Shares in hundredths of a per cent by pollster, turnout last.</summary>
    public static IReadOnlyDictionary<string, int[]> ExitPolls =>
        Rows(ExitPollsCsv).ToDictionary(row => row[0], row => row[1..].Select(Hundredths).ToArray());

    /// <summary>
    /// Seats in the Majilis elected in January 2021, 107 in all: the Central Election Commission, 12 January 2021 (The Astana Times).
    /// </summary>
    public static IReadOnlyDictionary<string, int> SeatsBefore => new Dictionary<string, int>
    {
        ["amanat"] = 76, ["aqjol"] = 12, ["qhp"] = 10, [""] = 9,
    };

    /// <summary>Seats in the Majilis of 2023: lists and districts together, 98 in all.</summary>
    public static IReadOnlyDictionary<string, int> Chamber => new Dictionary<string, int>
    {
        ["amanat"] = 62, ["auyl"] = 8, [""] = 7, ["aqjol"] = 6, ["respublica"] = 6, ["qhp"] = 5, ["osdp"] = 4,
    };

    /// <summary>Region of each single-member district.</summary>
    public static IReadOnlyDictionary<int, string> Districts =>
        Rows(DistrictsCsv).ToDictionary(row => int.Parse(row[0], CultureInfo.InvariantCulture), row => row[1]);

    private static IEnumerable<string[]> Rows(string csv) =>
        csv.ReplaceLineEndings("\n").Split('\n').Skip(1).Select(line => line.Split(','));

    private static int Hundredths(string percent) => (int)(decimal.Parse(percent, CultureInfo.InvariantCulture) * 100);
}
