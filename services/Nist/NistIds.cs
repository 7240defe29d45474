namespace Tabulation.Nist;

/// <summary>
/// Ids of a report's objects, the same in JSON and XML and from one report to the next: kind and code, so that they are never reused. Codes have letters that XML's
/// ids must not: a slash is written <c>_s</c>, an underscore <c>__</c>; <c>_-</c> stands between two codes.
/// </summary>
internal static class NistIds
{
    /// <summary>The whole election, where no area is all of it.</summary>
    public const string WholeElection = "election";

    public static string Area(string code) => $"area.{Escape(code)}";

    public static string Station(string code) => $"station.{Escape(code)}";

    public static string Contest(string code) => $"contest.{Escape(code)}";

    public static string Party(string list) => $"party.{Escape(list)}";

    public static string Selection(string contest, string code) => $"selection.{Escape(contest)}_-{Escape(code)}";

    public static string Candidate(string contest, string code) => $"candidate.{Escape(contest)}_-{Escape(code)}";

    private static string Escape(string code) => code.Replace("_", "__", StringComparison.Ordinal).Replace("/", "_s", StringComparison.Ordinal);
}
