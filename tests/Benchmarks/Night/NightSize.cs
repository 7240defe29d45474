namespace Tabulation.Benchmarks.Night;

/// <summary>How much of everything is measured.</summary>
/// <param name="Bundled">Results signed in bundles; as many are sent before, so that a night under way is measured and not a compiler.</param>
/// <param name="Single">Results signed one by one, likewise.</param>
/// <param name="PacedSeconds">For how long results are sent at a steady rate.</param>
/// <param name="Entries">Results in the ledger that is folded anew.</param>
/// <param name="PeerSeconds">For each of the peer's programs.</param>
internal sealed record NightSize(int Bundled, int Single, int PacedSeconds, int Entries, int PeerSeconds)
{
    public static NightSize Full { get; } = new(200_000, 50_000, 30, 1_000_000, 5);

    /// <summary>To see whether a change helps.</summary>
    public static NightSize Short { get; } = new(200_000, 20_000, 5, 0, 0);
}
