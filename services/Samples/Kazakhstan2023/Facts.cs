using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>
/// Facts from the Central Election Commission's announcements on the election of the Majilis of 19 March 2023, as reported by news
/// agencies. Votes of single stations and of regions were never published.
/// </summary>
internal static class Facts
{
    public const string Source =
        "Votes and seats of the list contest, the seats of the districts (Amanat 22, independents 7), turnout by region and hour and the "
        + "national numbers of voters, ballots and stations are those announced by the Central Election Commission, as reported by news "
        + "agencies; the chamber before is that of its announcement of 12 January 2021, and exit polls are as their pollsters published "
        + "them. Every vote below the national level, and every vote in the districts, is made up. Not published, and so not told: how "
        + "many answered the exit polls, and how many of each party's candidates and mandates count for the quota.";

    public const int Stations = 10_223;
    public const int StationsAbroad = 77;

    /// <summary>Taken as part of the 12,035,578 voters announced in all; the sources do not say so.</summary>
    public const int RegisteredAbroad = 12_016;

    /// <summary>Ballots voters had received by 22:10: what turnout was announced as.</summary>
    public const int BallotsIssued = 6_521_860;

    /// <summary>
    /// Not announced: the most there can have been, with every ballot issued in a box and all but the 6,366,441 votes announced invalid.
    /// </summary>
    public const int Invalid = BallotsIssued - 6_366_441;

    public const int ListSeats = 69;
    public const int DistrictsWonByAmanat = 22;
    public const int DistrictsWonByIndependents = 7;

    /// <summary>20:00 in the western regions (UTC+5), an hour after the others: 15:00 UTC.</summary>
    public static DateTimeOffset PollsClose { get; } = new(2023, 3, 19, 15, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// When turnout was announced, as time since <see cref="PollsClose"/>: 10:10 to 22:10 in the capital (UTC+6). That they are capital
    /// time is inferred: between 20:10 and 22:10 turnout rises in the western regions only, where polls closed an hour later.
    /// </summary>
    public static IReadOnlyList<TimeSpan> TurnoutMoments { get; } =
        [.. Enumerable.Range(0, 7).Select(report => TimeSpan.FromMinutes(-650 + (report * 120)))];

    /// <summary>The capital's, in minutes: UTC+6.</summary>
    public const int OffsetMinutes = 360;

    /// <summary>
    /// National turnout by announcement: share of registered voters who had received ballots, in hundredths of a per cent.
    /// </summary>
    public static IReadOnlyList<int> Turnout { get; } = [1421, 3065, 4684, 5198, 5311, 5409, 5419];

    /// <summary>
    /// The Majilis elected in January 2021, as the Central Election Commission announced it on 12 January 2021 (The Astana Times, same
    /// day): 98 seats from lists, and nine whom the Assembly of the People elected and no voter.
    /// </summary>
    public static IReadOnlyList<(string List, Names Names, int Seats)> PreviousChamber { get; } =
    [
        (Amanat, new("Nur Otan", "Nur Otan", "Nur Otan"), 76),
        ("aqjol", new("Ақ жол", "Ак жол", "Aq Jol Democratic Party"), 12),
        ("qhp", new("Қазақстан халық партиясы", "Народная партия Казахстана", "People's Party of Kazakhstan"), 10),
        ("", new("Қазақстан халқы Ассамблеясы", "Ассамблея народа Казахстана", "Assembly of the People of Kazakhstan"), 9),
    ];

    /// <summary>
    /// Published after midnight in the capital; shares in hundredths of a per cent, in the order of <see cref="Lists"/>. How many answered,
    /// and how they were chosen, was not found.
    /// </summary>
    public static IReadOnlyList<PublishedPoll> ExitPolls { get; } =
    [
        new("pollster/eurasian-integration", "Eurasian Integration Institute", [5346, 1052, 890, 787, 625, 531, 322, 447], "53.25%"),
        new("pollster/socis-a", "SOCIS-A", [5442, 1021, 879, 821, 689, 491, 217, 440], "55.58%"),
        new("pollster/democracy", "Institute of Democracy", [5333, 1126, 833, 887, 693, 512, 251, 365], "54.83%"),
    ];

    /// <summary>Where the list seats' rule stands; that nothing else is cited is because nothing else was found.</summary>
    public const string SeatsClause = "Constitutional Law on Elections, articles 97 and 97-1";

    /// <summary>
    /// Women, people under 29 and people with disabilities: together at least 30% of each list and of the seats it takes. That a fraction
    /// counts as a whole one is our reading; the sources do not say.
    /// </summary>
    public const string QuotaClause = "Law 105-VII of 2022";

    /// <summary>In order of their votes, against-all last; the order of registration was not found and is taken to be the same.</summary>
    public static IReadOnlyList<ListResult> Lists { get; } =
    [
        new(Amanat, new("Аманат", "Аманат", "Amanat"), 3_431_510, 40),
        new("auyl", new("Ауыл", "Ауыл", "Auyl People's Democratic Patriotic Party"), 693_938, 8),
        new("respublica", new("Respublica", "Respublica", "Respublica"), 547_154, 6),
        new("aqjol", new("Ақ жол", "Ак жол", "Aq Jol Democratic Party"), 535_139, 6),
        new("qhp", new("Қазақстан халық партиясы", "Народная партия Казахстана", "People's Party of Kazakhstan"), 432_920, 5),
        new(
            "osdp",
            new(
                "Жалпыұлттық социал-демократиялық партия",
                "Общенациональная социал-демократическая партия",
                "National Social Democratic Party"),
            331_058,
            4),
        new("baytaq", new("Байтақ", "Байтақ", "Baytaq Green Party"), 146_431, 0),
        new(AgainstAll, AgainstAllNames, 248_291, 0),
    ];

    public const string Amanat = "amanat";
    public const string AgainstAll = "against_all";

    public static Names AgainstAllNames => new("Бәріне қарсы", "Против всех", "Against all");
}

/// <summary>What one list was announced to have won.</summary>
internal sealed record ListResult(string Code, Names Names, int Votes, int Seats);

/// <summary>What one pollster was reported to have found.</summary>
/// <param name="Code">Of the pollster as an authority.</param>
/// <param name="Name">In English, as reported.</param>
/// <param name="Shares">In hundredths of a per cent.</param>
/// <param name="Turnout">As published with them.</param>
internal sealed record PublishedPoll(string Code, string Name, IReadOnlyList<uint> Shares, string Turnout);
