using System.Numerics;
using Tabulation.Domain.Allocation;

namespace Tabulation.Domain.Tests.Allocation;

/// <summary>
/// The same seats found another way: highest averages by writing down every quotient there could be and sorting them; largest remainder
/// by long division in whole numbers. Lists come in order of registration; a tie goes to the one that stands first.
/// </summary>
internal static class SlowSeats
{
    public static int[] Of(AllocationMethod method, long[] votes, int seats) =>
        votes.All(v => v == 0) ? new int[votes.Length] : OfVotes(method, votes, seats);

    private static int[] OfVotes(AllocationMethod method, long[] votes, int seats) => method switch
    {
        AllocationMethod.LargestRemainderHare => LargestRemainder([.. votes.Select(v => (BigInteger)v * seats)], Total(votes), seats),
        AllocationMethod.LargestRemainderDroop => LargestRemainder([.. votes], (Total(votes) / (seats + 1)) + 1, seats),
        AllocationMethod.DHondt => HighestAverages(votes, [.. Enumerable.Range(1, seats)]),
        AllocationMethod.SainteLague => HighestAverages(votes, [.. Odd(seats)]),
        AllocationMethod.ModifiedSainteLague => HighestAverages(votes, [14, .. Odd(seats).Skip(1).Select(n => n * 10)]),
        AllocationMethod.Plurality => [.. votes.Select((v, i) => v > 0 && Before(votes, i) < seats ? 1 : 0)],
    };

    private static IEnumerable<int> Odd(int count) => Enumerable.Range(0, count).Select(n => (2 * n) + 1);

    private static int Before(long[] votes, int list) => votes.Where((v, i) => v > votes[list] || (v == votes[list] && i < list)).Count();

    private static BigInteger Total(long[] votes) => votes.Aggregate(BigInteger.Zero, (sum, v) => sum + v);

    private static int[] HighestAverages(long[] votes, int[] divisors)
    {
        var table = votes.SelectMany((v, i) => divisors.Select(d => (List: i, Votes: (BigInteger)v, Divisor: d))).ToList();
        table.Sort((a, b) => a.Votes * b.Divisor == b.Votes * a.Divisor
            ? a.List.CompareTo(b.List)
            : (b.Votes * a.Divisor).CompareTo(a.Votes * b.Divisor));
        return [.. votes.Select((_, i) => table.Take(divisors.Length).Count(q => q.List == i))];
    }

    private static int[] LargestRemainder(BigInteger[] dividends, BigInteger divisor, int house)
    {
        var seats = dividends.Select(n => (int)(n / divisor)).ToArray();
        var voted = Enumerable.Range(0, seats.Length).Where(i => dividends[i] > 0).ToList();
        var waiting = new Queue<int>();
        while (seats.Sum() < house)
        {
            if (waiting.Count == 0)
                waiting = new(voted.OrderByDescending(i => dividends[i] % divisor).ThenBy(i => i));
            seats[waiting.Dequeue()]++;
        }

        return seats;
    }
}
