using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.Ledger.Tests;

/// <summary>What happens before a batch.</summary>
internal enum Disturbance
{
    None,
    Reopened,
    AnotherAdmission,
}

/// <summary>A batch of statements, and by how much the clock moves before it.</summary>
internal sealed record Step(int[] Numbers, int Milliseconds, Disturbance Before);

/// <summary>Batches one after the other, from few enough statements that many repeat.</summary>
internal sealed record Run(Step[] Steps)
{
    public static Arbitrary<Run> Any() => Arb.From(Runs(), Shrink);

    private static Gen<Run> Runs() =>
        from count in Gen.Choose(1, 8)
        from steps in AnyStep().ArrayOf(count)
        select new Run(steps);

    private static Gen<Step> AnyStep() =>
        from size in Gen.Choose(0, 12)
        from numbers in Gen.Choose(0, 30).ArrayOf(size)
        from milliseconds in Gen.Choose(-500, 1_000)
        from before in Gen.Frequency(
            (6, Gen.Constant(Disturbance.None)), (1, Gen.Constant(Disturbance.Reopened)), (2, Gen.Constant(Disturbance.AnotherAdmission)))
        select new Step(numbers, milliseconds, before);

    private static IEnumerable<Run> Shrink(Run run) =>
        Enumerable.Range(0, run.Steps.Length).Select(i => new Run([.. run.Steps[..i], .. run.Steps[(i + 1)..]]));

    public override string ToString() =>
        string.Join("; ", Steps.Select(step => $"{step.Before} {step.Milliseconds} ms [{string.Join(' ', step.Numbers)}]"));
}
