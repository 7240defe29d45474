using System.Text.Json.Nodes;

namespace Tabulation.Cli.Restoring;

/// <summary>How giving a ledger back what it lost ended, for people and for programs.</summary>
internal static class RestoreText
{
    private const string OtherMirror =
        "Try another mirror, or put a newer copy of the ledger's database in place. If no copy has what is missing, close this log and "
        + "begin its successor.";

    public static bool IsWell(this RestoreOutcome outcome) => outcome switch
    {
        RestoreOutcome.Restored or RestoreOutcome.NothingMissing => true,
        RestoreOutcome.MirrorBehind or RestoreOutcome.MirrorDiffers or RestoreOutcome.LedgerDiffers => false,
    };

    public static string Of(RestoreReport report) => report.Outcome switch
    {
        RestoreOutcome.Restored =>
            $"Restored: the entries from position {report.From:N0} to {report.Size - 1:N0} are in the ledger again, byte for byte. It goes "
            + "on by itself within seconds.",
        RestoreOutcome.NothingMissing =>
            $"Nothing is missing: the ledger has {report.Size:N0} entries, and {report.Anchored:N0} were anchored.",
        RestoreOutcome.MirrorBehind =>
            $"NOT RESTORED: the mirror ends at {report.MirrorSize:N0}, but {report.Anchored:N0} entries were anchored. {OtherMirror}",
        RestoreOutcome.MirrorDiffers =>
            $"NOT RESTORED: the mirror's first {report.Anchored:N0} entries are not those that were anchored: it shows another history. "
            + $"Keep it as evidence. {OtherMirror}",
        RestoreOutcome.LedgerDiffers =>
            $"NOT RESTORED: the ledger's entry at position {report.Position:N0} is not the mirror's, and those behind it follow another "
            + "history. Put a copy of the ledger's database in place that is older than this entry, or an empty one, restart Intake, and "
            + "repeat the command.",
    };

    public static JsonObject Document(RestoreReport report) => new()
    {
        ["outcome"] = $"{report.Outcome}", ["from"] = report.From, ["size"] = report.Size, ["anchored"] = report.Anchored,
        ["mirror"] = report.MirrorSize,
        ["position"] = report.Position,
    };
}
