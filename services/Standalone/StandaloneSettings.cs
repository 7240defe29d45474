namespace Tabulation.Standalone;

/// <summary>What the command line asked for.</summary>
/// <param name="Demo">Sample to play; null for none.</param>
/// <param name="Speed">How fast the night goes by.</param>
/// <param name="Exit">Stop when the night is over.</param>
/// <param name="Data">Directory of the ledger and the keys; null for one that is gone afterwards.</param>
/// <param name="Json">Print the final totals and seats as JSON on standard output, and nothing else there.</param>
/// <param name="Addresses">Where to listen.</param>
/// <param name="OperatorKey">PEM file with the public key that must sign the election's definition; null to make one in the data directory.</param>
/// <param name="Origin">The log's name in its checkpoints.</param>
internal sealed record StandaloneSettings(
    string? Demo, PlaySpeed Speed, bool Exit, DirectoryInfo? Data, bool Json, ListenAddresses Addresses, FileInfo? OperatorKey, string Origin);

/// <summary>Addresses to listen on: pages and JSON over HTTP/1.1, gRPC over HTTP/2 without encryption.</summary>
internal sealed record ListenAddresses(Uri Http, Uri Grpc)
{
    public override string ToString() => $"{Http.OriginalString},{Grpc.OriginalString}";
}

/// <summary>How many seconds of a sample's night pass in a second; null for as fast as possible.</summary>
internal readonly record struct PlaySpeed(double? Factor)
{
    public static PlaySpeed Max => default;

    public override string ToString() => Factor is { } factor ? $"{factor}" : "max";
}
