using System.Text.Json;
using System.Text.Json.Nodes;
using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Nights;
using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Reports;

/// <summary>An examination as JSON.</summary>
/// <param name="Outcome">In capitals: EXAMINED, or why stations were not.</param>
/// <param name="Message">Why not, in words; null where they were.</param>
/// <param name="Caution">What stands above every report.</param>
/// <param name="Stations">Null where only announcements were looked at.</param>
/// <param name="Checks">In the order of the checks.</param>
/// <param name="FalseAlarms">Null where no nights were simulated.</param>
public sealed record ReportDocument(
    string Outcome, string? Message, string Caution, ExaminedStations? Stations, IReadOnlyList<CheckDocument> Checks, AlarmsDocument? FalseAlarms)
{
    /// <summary>What stands above every report.</summary>
    public const string Warning =
        "These checks describe figures. None of them shows that anybody did anything; each says what it cannot show.";

    /// <param name="examination">What was looked at.</param>
    /// <param name="outcome">Of looking at stations.</param>
    public static ReportDocument Of(Examination examination, StationsOutcome outcome = StationsOutcome.Taken)
    {
        ArgumentNullException.ThrowIfNull(examination);
        return new ReportDocument(
            NameOf(outcome), outcome == StationsOutcome.Taken ? null : Explain(outcome), Warning,
            examination.Stations is { } stations ? ExaminedStations.Of(stations) : null,
            [.. examination.Results.Select(CheckDocument.Of)], examination.FalseAlarms is { } alarms ? AlarmsDocument.Of(alarms) : null);
    }

    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, JsonSerializerOptions.Web)!.AsObject();

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
}
