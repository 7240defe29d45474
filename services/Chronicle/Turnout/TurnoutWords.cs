using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Report = Tabulation.Domain.Statements.TurnoutReport;

namespace Tabulation.Chronicle.Turnout;

/// <summary>Places, moments and figures as documents have them.</summary>
internal static class TurnoutWords
{
    public static string Of(TurnoutMeasure measure) => measure switch
    {
        TurnoutMeasure.Issued => "ISSUED",
        TurnoutMeasure.InBoxes => "IN_BOXES",
        TurnoutMeasure.Persons => "PERSONS",
    };

    public static string Of(TurnoutRoll roll) => roll switch { TurnoutRoll.Registry => "REGISTRY", TurnoutRoll.Reported => "REPORTED" };

    public static ReportedPlace Of(Election election, PrecinctIndex station) => new(election[station].Code, "", NamesByLanguage.Of(election[station].Names));

    public static ReportedPlace Of(Election election, TurnoutPlace place) => place.IsArea
        ? new ReportedPlace("", election.Areas[place.Number].Code, NamesByLanguage.Of(election.Areas[place.Number].Names))
        : Of(election, new PrecinctIndex(place.Number));

    public static TurnoutTold Of(Report report) => new(report.Count, PercentOf(report), report.Registered);

    public static double? PercentOf(Report report) => report.Permyriad / 100.0;

    public static double? Percent(long count, long? registered) => registered is > 0 ? 100.0 * count / registered.Value : null;

    /// <summary>Null where one of them is not known.</summary>
    public static long? Sum(IReadOnlyList<long?> rolls) => rolls.Contains(null) ? null : rolls.Sum();
}
