using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Scenarios;

namespace Tabulation.Domain.Tests.Allocation;

public class AgainstSlowSeatsTests
{
    [Fact]
    public void Every_method_gives_the_seats_found_by_hand()
    {
        var cases = from scenario in Gen.OneOf(Any(), Close())
                    from method in Method(Enum.GetValues<AllocationMethod>())
                    select (scenario, method);
        Check(cases, c => Seats(c.method, c.scenario).SequenceEqual(SlowSeats.Of(c.method, c.scenario.Votes, c.scenario.Seats)));
    }

    [Fact]
    public void DHondt_keeps_the_most_seats_for_a_vote_as_low_as_can_be() => Check(Tiny(), s =>
        SeatsAVote(s, Seats(AllocationMethod.DHondt, s)) == Houses(s).Min(house => SeatsAVote(s, house)));

    [Fact]
    public void SainteLague_keeps_the_squared_error_a_vote_as_low_as_can_be() => Check(Tiny(), s =>
        SquaresAVote(s, Seats(AllocationMethod.SainteLague, s)) == Houses(s).Min(house => SquaresAVote(s, house)));

    [Fact]
    public void Hare_keeps_the_distance_to_exact_shares_as_low_as_can_be() => Check(Tiny(), s =>
        Distance(s, Seats(AllocationMethod.LargestRemainderHare, s)) == Houses(s).Min(house => Distance(s, house)));

    private static Gen<Scenario> Tiny() =>
        Gen.OneOf(Any(4, 7), Close(4, 7)).Select(s => s with { Votes = [.. s.Votes.Select(v => v + 1)] });

    private static int[] Seats(AllocationMethod method, Scenario scenario) =>
        Contests.Rule(method, scenario.Seats).Allocate(Contests.Lists(scenario.Votes)).SeatsBySelection();

    /// <summary>Every way to fill the house.</summary>
    private static IEnumerable<int[]> Houses(Scenario scenario) => Houses(scenario.Votes.Length, scenario.Seats);

    private static IEnumerable<int[]> Houses(int lists, int seats) => lists == 1
        ? [[seats]]
        : Enumerable.Range(0, seats + 1).SelectMany(first => Houses(lists - 1, seats - first).Select(rest => (int[])[first, .. rest]));

    // The three measures below are multiplied by the product of all votes or by the total, to stay in whole numbers.
    private static BigInteger SeatsAVote(Scenario s, int[] house) => house.Select((n, i) => n * OtherVotes(s, i)).Max();

    private static BigInteger SquaresAVote(Scenario s, int[] house) =>
        house.Select((n, i) => n * n * OtherVotes(s, i)).Aggregate(BigInteger.Zero, (sum, x) => sum + x);

    private static BigInteger OtherVotes(Scenario s, int list) =>
        s.Votes.Where((_, i) => i != list).Aggregate(BigInteger.One, (product, v) => product * v);

    private static BigInteger Distance(Scenario s, int[] house) =>
        house.Select((n, i) => BigInteger.Abs(((BigInteger)n * s.Votes.Sum()) - ((BigInteger)s.Votes[i] * s.Seats)))
            .Aggregate(BigInteger.Zero, (sum, x) => sum + x);
}
