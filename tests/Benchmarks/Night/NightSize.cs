namespace Tabulation.Benchmarks.Night;

/// <summary>How much of everything is measured.</summary>
/// <param name="Bundled">Results signed in bundles; as many are sent before, so that a night under way is measured and not a compiler.</param>
/// <param name="Single">Results signed one by one, likewise.</param>
/// <param name="PacedSeconds">For how long results are sent at a steady rate, two of them uncounted; more than two.</param>
/// <param name="Entries">Results in the ledger that is folded anew.</param>
/// <param name="PeerSeconds">For each of the peer's programs.</param>
internal sealed record NightSize(int Bundled, int Single, int PacedSeconds, int Entries, int PeerSeconds)
{
    public static NightSize Full { get; } = new(200_000, 40_000, 30, 1_000_000, 3);

    public const int Numbers = 5;

    /// <summary>In the order of the parameters; 0 leaves a part out.</summary>
    public static NightSize Of(int[] numbers) => new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
}
