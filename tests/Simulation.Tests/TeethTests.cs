namespace Tabulation.Simulation.Tests;

/// <summary>The checks notice what they are there for: a part that does something wrong makes a seed fail, and soon.</summary>
public sealed class TeethTests
{
    private const int Enough = 400;

    public static TheoryData<string> Mutations => [.. Enum.GetNames<Mutation>().Where(name => name != nameof(Mutation.None))];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_part_that_does_wrong_is_noticed(string mutation) =>
        Assert.Contains(Enumerable.Range(1, Enough), seed => Simulation.Run(seed, Enum.Parse<Mutation>(mutation)).Failure is not null);
}
