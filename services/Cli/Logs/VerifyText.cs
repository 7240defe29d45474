using System.Text.Json.Nodes;
using Tabulation.Domain.Ids;
using Tabulation.Recount.Logs;
using Tabulation.Recount.Verifying;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Logs;

/// <summary>A verification's report, for people and for programs.</summary>
internal static class VerifyText
{
    public static void Print(LogReport report, ElectionId election, TimeSpan elapsed)
    {
        if (report.Checkpoint is { } checkpoint)
        {
            Console.WriteLine($"log         {checkpoint.Origin}");
            Console.WriteLine($"election    {election}");
            Console.WriteLine($"size        {checkpoint.Head.Size:N0}");
            Console.WriteLine($"root        {checkpoint.Head.Root}");
            Console.WriteLine($"cosigned by {report.Cosigners}");
            if (report.Predecessor is { } before)
                Console.WriteLine($"succeeds    {before.Origin}, which ended at size {before.Head.Size:N0} with root {before.Head.Root}");
        }

        if (report.Problem is { } problem) Print(problem);
        else Console.WriteLine(Verified(report, elapsed));
    }

    public static JsonObject Document(LogReport report, ElectionId election, TimeSpan elapsed) => new()
    {
        ["verified"] = report.IsVerified,
        ["log"] = report.Checkpoint?.Origin,
        ["election"] = election.ToString(),
        ["size"] = report.Checkpoint?.Head.Size,
        ["root"] = report.Checkpoint?.Head.Root.ToString(),
        ["checkpoint"] = report.Checkpoint?.Note.ToString(),
        ["cosignedBy"] = report.Cosigners,
        ["predecessor"] = report.Predecessor is { } before ? Document(before) : null,
        ["entriesCounted"] = report.Entries,
        ["resultsCompared"] = report.HasResults,
        ["seconds"] = Math.Round(elapsed.TotalSeconds, 3),
        ["problem"] = report.Problem is { } problem ? Document(problem) : null,
    };

    public static JsonObject Document(LogProblem problem) =>
        new() { ["code"] = problem.Code, ["file"] = problem.File, ["position"] = problem.Position, ["what"] = problem.What };

    public static void Print(LogProblem problem)
    {
        Console.WriteLine($"NOT VERIFIED: {problem.Code}");
        Console.WriteLine($"  in file     {problem.File}");
        if (problem.Position is { } position) Console.WriteLine($"  at position {position}");
        Console.WriteLine($"  {problem.What}");
    }

    private static JsonObject Document(Checkpoint checkpoint) =>
        new() { ["log"] = checkpoint.Origin, ["size"] = checkpoint.Head.Size, ["root"] = checkpoint.Head.Root.ToString() };

    private static string Verified(LogReport report, TimeSpan elapsed)
    {
        var results = report.HasResults
            ? "every total, held count and seat published"
            : "the registry is not complete, so there are no results yet";
        return $"Verified: every tile, entry, signature and verdict; {results}. {report.Entries:N0} entries in {elapsed.TotalSeconds:0.0} "
            + "s.";
    }
}
