using System.Text.Json.Nodes;
using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Nights;
using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Reports;

/// <summary>An examination as JSON.</summary>
public static class ReportDocument
{
    /// <summary>What stands above every report.</summary>
    public const string Caution =
        "These checks describe figures. None of them shows that anybody did anything; each says what it cannot show.";

    public static JsonObject Write(Examination examination)
    {
        ArgumentNullException.ThrowIfNull(examination);
        return new JsonObject
        {
            ["outcome"] = NameOf(StationsOutcome.Taken),
            ["caution"] = Caution,
            ["stations"] = examination.Stations is { } stations ? Write(stations) : null,
            ["checks"] = new JsonArray([.. examination.Results.Select(Write)]),
            ["falseAlarms"] = examination.FalseAlarms is { } alarms ? Write(alarms) : null,
        };
    }

    /// <summary>Why there is no examination.</summary>
    public static JsonObject Refusal(StationsOutcome outcome) => new() { ["outcome"] = NameOf(outcome), ["message"] = Explain(outcome) };

    /// <summary>In words, for whoever asked.</summary>
    public static string Explain(StationsOutcome outcome) => outcome switch
    {
        StationsOutcome.Taken => "The stations were looked at.",
        StationsOutcome.SyntheticStations =>
            "The election's definition says that its stations' figures are made up, and its areas are places that exist: what checks "
            + "find in made-up figures must not be taken for these places. Announced figures can be looked at.",
        StationsOutcome.NothingCounted => "No result is counted in this contest yet.",
        StationsOutcome.NoTurnout => "The contest's form has no line for ballots issued or found in the boxes, or nobody is registered: "
            + "there is no turnout to look at.",
        StationsOutcome.BeyondRange => $"A station reports more than {Station.Most:N0} of something: put its result right first.",
    };

    /// <summary>In capitals: EXAMINED, or why not.</summary>
    public static string NameOf(StationsOutcome outcome) => outcome switch
    {
        StationsOutcome.Taken => "EXAMINED",
        StationsOutcome.SyntheticStations => "SYNTHETIC_STATIONS",
        StationsOutcome.NothingCounted => "NOTHING_COUNTED",
        StationsOutcome.NoTurnout => "NO_TURNOUT",
        StationsOutcome.BeyondRange => "BEYOND_RANGE",
    };

    private static JsonObject Write(StationTable stations) => new()
    {
        ["count"] = stations.Stations.Count,
        ["turnoutCounts"] = stations.Base switch
        {
            TurnoutBase.Issued => "ISSUED",
            TurnoutBase.InBoxes => "IN_BOXES",
        },
        ["leader"] = stations.Selections[stations.Leader],
        ["votes"] = new JsonObject(stations.Selections.Zip(stations.Totals, (selection, votes) => KeyValuePair.Create(selection, (JsonNode?)votes))),
    };

    private static JsonObject Write(CheckResult result) => new JsonObject
    {
        ["code"] = result.About.Code,
        ["title"] = result.About.Title,
        ["sentence"] = result.Sentence,
        ["probability"] = result.Probability,
        ["adjusted"] = result.Adjusted,
        ["postHoc"] = result.About.PostHoc,
        ["numbers"] = new JsonObject(result.Numbers.Select(number => KeyValuePair.Create(number.Name, (JsonNode?)number.Value))),
        ["list"] = new JsonArray([.. result.List.Select(each => new JsonObject { ["name"] = each.Name, ["why"] = each.Why })]),
        ["source"] = result.About.Source,
        ["parameters"] = new JsonArray([.. result.About.Parameters.Select(parameter => (JsonNode)parameter)]),
        ["canShow"] = result.About.CanShow,
        ["cannotShow"] = result.About.CannotShow,
    };

    private static JsonObject Write(FalseAlarms alarms) => new()
    {
        ["nights"] = alarms.Nights,
        ["level"] = FalseAlarms.Level,
        ["tests"] = new JsonObject(alarms.Tests.Select(test => KeyValuePair.Create(test.Code, (JsonNode?)test.Alarms))),
        ["anyAfterCorrection"] = alarms.Any,
    };
}
