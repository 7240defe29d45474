namespace Tabulation.Domain.Allocation;

/// <summary>Step 1: what a threshold comes to.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="BaseVotes">Its base; null where the class is exempt and the base is not counted.</param>
/// <param name="Exact">Base times share; 0 for an exempt class.</param>
/// <param name="LeastVotes">The least whole number of votes that reaches it.</param>
public sealed record ThresholdStep(Threshold Threshold, long? BaseVotes, Fraction Exact, long LeastVotes)
{
    internal static ThresholdStep Of(Threshold threshold, AllocationInput input)
    {
        var baseVotes = input.Figures.Of(threshold.Base, input.AgainstAllVotes);
        var exact = threshold.Share * (baseVotes ?? 0);
        return new(threshold, baseVotes, exact, (long)exact.Ceiling);
    }
}
