using System.Text.Json.Nodes;
using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Nights;
using Tabulation.Forensics.Reports;
using Tabulation.Forensics.Stations;

namespace Tabulation.Cli.Examining;

/// <summary>An examination for people, or as JSON.</summary>
internal static class ExaminationText
{
    private const int MostListed = 5;

    public static void Print(Invocation invocation, Examination examination, DirectoryInfo? written)
    {
        if (invocation.Json)
        {
            JsonOutput.Print(ReportDocument.Of(examination).ToJson());
            return;
        }

        if (examination.Stations is { } stations) PrintStations(stations);
        Console.WriteLine(ReportDocument.Warning);
        foreach (var result in examination.Results) Print(result, examination.Results.Count(each => each.Adjusted is not null));
        if (examination.FalseAlarms is { } alarms) Print(alarms, examination.Results);
        if (written is not null) Console.WriteLine($"\nWritten to {written.FullName}: "
            + $"report.json{(examination.Stations is null ? "" : " and plots")}.");
    }

    /// <summary>Says why there is nothing to print.</summary>
    public static ExitCode PrintRefusal(Invocation invocation, StationsOutcome outcome)
    {
        if (invocation.Json) JsonOutput.Print(ReportDocument.Refusal(outcome));
        else Console.Error.WriteLine($"{(string)ReportDocument.Refusal(outcome)["outcome"]!}: {ReportDocument.Explain(outcome)}");
        return outcome switch
        {
            StationsOutcome.Taken => ExitCode.Ok,
            StationsOutcome.SyntheticStations or StationsOutcome.NoTurnout or StationsOutcome.BeyondRange => ExitCode.BadInput,
            StationsOutcome.NothingCounted => ExitCode.NotYet,
        };
    }

    private static void PrintStations(StationTable stations) => Console.WriteLine(
        $"{stations.Stations.Count:N0} stations; the leader is {stations.Selections[stations.Leader]} with "
        + $"{stations.Totals[stations.Leader]:N0} votes; turnout counts "
        + stations.Base switch
        {
            TurnoutBase.Issued => "ballots issued.",
            TurnoutBase.InBoxes => "ballots in the boxes.",
        });

    private static void Print(CheckResult result, int tests)
    {
        Console.WriteLine($"\n{result.About.Title}{(result.About.PostHoc ? " (post hoc)" : "")}");
        Console.WriteLine($"  {result.Sentence}");
        foreach (var each in result.List.Take(MostListed)) Console.WriteLine($"    {each.Name}: {each.Why}");
        if (result.List.Count > MostListed) Console.WriteLine($"    ... and {result.List.Count - MostListed:N0} more in the report");
        Console.WriteLine($"  {Probability(result, tests)}");
        Console.WriteLine($"  Cannot show: {result.About.CannotShow}");
        Console.WriteLine($"  Source: {result.About.Source}.");
    }

    private static string Probability(CheckResult result, int tests)
    {
        if (result.Probability is not { } chance) return "No probability is given.";
        if (result.Adjusted is { } adjusted) return $"Probability of at least as much by chance: {Readable(chance)}; corrected for "
            + $"{tests:N0} tests: {Readable(adjusted)}.";
        return $"Probability of at least as much by chance: {Readable(chance)}; chosen after the fact, so left out of the correction and "
            + "of any conclusion.";
    }

    private static string Readable(double chance) => chance < 0.001 ? $"{chance:0.#e+0}" : $"{chance:0.###}";

    private static void Print(FalseAlarms alarms, IReadOnlyList<CheckResult> results)
    {
        Console.WriteLine($"\nFalse alarms on {alarms.Nights:N0} simulated honest nights at stations of these sizes (a probability below "
            + $"{FalseAlarms.Level:0.##} is one):");
        foreach (var test in alarms.Tests)
            Console.WriteLine($"  {Rate(test.Alarms, alarms.Nights)}  "
                + $"{results.First(result => result.About.Code == test.Code).About.Title}");
        Console.WriteLine($"  {Rate(alarms.Any, alarms.Nights)}  any of them, after the correction");
    }

    private static string Rate(int alarms, int nights) => $"{100.0 * alarms / nights,5:0.0}%";
}
