using Tabulation.Forensics.Nights;
using Tabulation.Forensics.Stations;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Tests.Kit;

/// <summary>Made-up countries on whose nights nothing but chance is at work, and what can be done to their figures.</summary>
internal static class MadeUp
{
    private const int InDistrict = 20;

    /// <summary>Districts of twenty stations, which differ in turnout and in their liking for the first of two lists.</summary>
    public static StationTable Country(int stations, ulong seed = 1)
    {
        var draws = new Draws(new SplitMix64(seed));
        var rates = Enumerable.Range(0, (stations / InDistrict) + 1).Select(_ => (Turnout: 0.35 + (0.4 * draws.Uniform()), Share: 0.35 + (0.3 * draws.Uniform()))).ToArray();
        return Table([.. Enumerable.Range(0, stations).Select(number => StationOf(draws, number, rates[number / InDistrict]))]);
    }

    public static StationTable Table(IReadOnlyList<Station> stations) => new(["first", "second"], TurnoutBase.Issued, stations);

    /// <summary>A station of one area, with so many of its voters and so many of their ballots for the first list.</summary>
    public static Station Station(string code, int registered, int turnout, int leading, string area = "all") =>
        new(code, [area], registered, turnout, turnout, 0, [leading, turnout - leading]);

    /// <summary>
    /// The same country with some stations' figures changed: each of the stations whose number is a multiple of <paramref name="every"/>.
    /// </summary>
    public static StationTable Change(this StationTable table, int every, Func<Station, Station> change) =>
        Table([.. table.Stations.Select((station, number) => number % every == 0 ? change(station) : station)]);

    /// <summary>Turnout set to a whole percentage, as a commission would that has one in mind: the nearest number of ballots.</summary>
    public static Station AtWholePercent(Station station)
    {
        var percent = 5 * (int)Math.Round(100.0 * station.Turnout / station.Registered / 5);
        var turnout = (int)Math.Round(percent * station.Registered / 100.0);
        return Station(station.Code, station.Registered, turnout, Math.Min(turnout, station.Votes[0]), station.Areas[0]);
    }

    /// <summary>Figures that end in 0 or 5, as people like to write them.</summary>
    public static Station WithRoundVotes(Station station) =>
        Station(station.Code, station.Registered, station.Turnout, station.Votes[0] / 5 * 5, station.Areas[0]);

    /// <summary>Ballots for the leader put in for most of those who stayed away.</summary>
    public static Station Stuffed(Station station)
    {
        var more = (station.Registered - station.Turnout) * 9 / 10;
        return Station(station.Code, station.Registered, station.Turnout + more, station.Votes[0] + more, station.Areas[0]);
    }

    /// <summary>Honest nights of the country.</summary>
    public static HonestNights Nights(this StationTable table, ulong seed = 1) => new(table, seed);

    private static Station StationOf(Draws draws, int number, (double Turnout, double Share) rates)
    {
        var registered = 120 + (int)(2_400 * draws.Uniform());
        var turnout = draws.BetaBinomial(registered, rates.Turnout, 0.01);
        return Station($"s{number}", registered, turnout, draws.BetaBinomial(turnout, rates.Share, 0.01), $"d{number / InDistrict}");
    }
}
