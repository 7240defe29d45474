namespace Tabulation.Client.Connecting;

/// <summary>
/// Pauses between attempts: doubling from the first to the longest, each shortened at random by up to a half, so that clients cut off
/// together do not come back together.
/// </summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Func<double> random)
{
    private int failures;

    public void Reset() => failures = 0;

    public TimeSpan Next()
    {
        var doubled = first.TotalMilliseconds * Math.Pow(2, failures);
        failures++;
        return TimeSpan.FromMilliseconds(Math.Min(doubled, longest.TotalMilliseconds) * (0.5 + (random() / 2)));
    }
}
