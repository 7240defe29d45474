using Tabulation.Chronicle.Concluding;
using Tabulation.Cli.Showing;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Watching;

/// <summary>What must be known before any figure is read: which election, how far it is counted, and as of when.</summary>
internal static class Headline
{
    public static IEnumerable<ScreenLine> Lines(WatchScene scene, Election election, AsOf asOf, AreaTotals row)
    {
        yield return new ScreenLine(Name(election, asOf), true);
        yield return new ScreenLine($"{StatusOf(scene.Statuses.GetValueOrDefault(row.Contest), row)}: {Counts(row)}", true);
        yield return $"{Readable.Standing(asOf)}{Outstanding(scene.Statuses.GetValueOrDefault(row.Contest), row)}";
    }

    /// <summary>In the words of NIST SP 1500-100, ResultsStatus; by the totals alone while the ledger is not read.</summary>
    public static string StatusOf(ContestStatus? status, AreaTotals row) => status?.Status switch
    {
        "certified" => "CERTIFIED",
        "correction" => "CORRECTION",
        "recount" => "RECOUNT",
        _ => Missing(row) == 0 && row.PrecinctsHeld == 0 ? "UNOFFICIAL, COMPLETE" : "UNOFFICIAL, PARTIAL",
    };

    private static string Counts(AreaTotals row) =>
        $"{Readable.Counted(row)} ({Readable.Share(row.PrecinctsCounted, row.PrecinctsExpected)}), {Missing(row):N0} missing";

    /// <summary>Precincts of which neither a result counts nor a reason for none is recorded.</summary>
    private static long Missing(AreaTotals row) =>
        (long)row.PrecinctsExpected - row.PrecinctsCounted - row.PrecinctsAnnulled - row.PrecinctsWithoutResult;

    /// <summary>Voters still out are told of whole contests.</summary>
    private static string Outstanding(ContestStatus? status, AreaTotals row) =>
        row.Area.Length == 0 && status?.OutstandingVoters is { } voters && voters > 0 ? $", {voters:N0} voters in stations still out" : "";

    private static string Name(Election election, AsOf asOf) =>
        (asOf.Test ? "TEST  " : "") + Readable.Name(election.Definition.Names, "Election");
}
