using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;

namespace Tabulation.Domain.Tests.Allocation;

/// <summary>Votes for lists in order of registration, and a house.</summary>
internal sealed record Scenario(long[] Votes, int Seats)
{
    public override string ToString() => $"{Seats} seats for [{string.Join(", ", Votes)}]";
}

internal static class Scenarios
{
    public static readonly AllocationMethod[] Averages =
        [AllocationMethod.DHondt, AllocationMethod.SainteLague, AllocationMethod.ModifiedSainteLague];

    public static readonly AllocationMethod[] ListMethods =
        [.. Averages, AllocationMethod.LargestRemainderHare, AllocationMethod.LargestRemainderDroop];

    /// <summary>Few votes make ties and zeros common; many make real contests.</summary>
    private static readonly Gen<long> Votes = Gen.OneOf(
        Gen.Choose(0, 6).Select(v => (long)v),
        Gen.Choose(0, 60).Select(v => v * 10L),
        Gen.Choose(0, 5_000_000).Select(v => (long)v),
        Gen.Choose(0, int.MaxValue).Select(v => v * 1_000_003L));

    public static Gen<Scenario> Any(int maxLists = 12, int maxSeats = 60) =>
        from lists in Gen.Choose(1, maxLists)
        from votes in Votes.ArrayOf(lists)
        from seats in Gen.Choose(1, maxSeats)
        select new Scenario(votes, seats);

    /// <summary>Ties nearly always.</summary>
    public static Gen<Scenario> Close(int maxLists = 5, int maxSeats = 8) =>
        from lists in Gen.Choose(1, maxLists)
        from votes in Gen.Choose(0, 4).Select(v => v * 5L).ArrayOf(lists)
        from seats in Gen.Choose(1, maxSeats)
        select new Scenario(votes, seats);

    public static Gen<AllocationMethod> Method(params AllocationMethod[] methods) => Gen.Elements(methods);

    public static Gen<T[]> Shuffled<T>(IEnumerable<T> values) => Gen.Shuffle(values);

    /// <summary>A failure prints the case and the seed to repeat it with.</summary>
    public static void Check<T>(Gen<T> cases, Func<T, bool> holds) =>
        Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
