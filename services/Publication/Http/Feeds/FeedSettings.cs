namespace Tabulation.Publication.Http.Feeds;

/// <summary>What Publication says of its files as a whole, in the configuration section <c>Feeds</c>.</summary>
public sealed record FeedSettings
{
    public const string Section = "Feeds";

    /// <summary>
    /// Under which licence the data are given: an SPDX id or an address. CC0-1.0 unless something else is said: results are facts, and whoever publishes them
    /// gives up what rights there may be.
    /// </summary>
    public string DataLicence { get; init; } = "CC0-1.0";

    /// <summary>File with the signed list of mirrors, as <c>tabulate mirrors sign</c> writes it; empty where there are none. Read anew as it changes.</summary>
    public string MirrorsFile { get; init; } = "";
}
