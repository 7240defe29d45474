namespace Tabulation.Domain.Allocation;

/// <summary>
/// Turns votes into seats: a pure function of rule and input, exact throughout, the same whatever the order of the contestants.
/// Thread-safe.
/// </summary>
public static class SeatAllocator
{
    /// <exception cref="ArgumentException">Rule or input fail their own check: a definition with such a rule should have been
    /// refused.</exception>
    /// <exception cref="OverflowException">The votes together are beyond 64 bits.</exception>
    public static SeatAllocation Allocate(AllocationRule rule, AllocationInput input)
    {
        RequireFit(rule, input);
        return new Allocator(rule, input).Allocate();
    }

    /// <exception cref="ArgumentException">Rule or input fail their own check.</exception>
    internal static void RequireFit(AllocationRule rule, AllocationInput input)
    {
        if (rule.Check() is not RuleFault.None and var ruleFault)
            throw new ArgumentException($"The allocation rule cannot be used: {ruleFault}.", nameof(rule));
        if (input.Check(rule) is not InputFault.None and var inputFault)
            throw new ArgumentException($"The contest's figures do not fit the rule: {inputFault}.", nameof(input));
    }
}
