using Tabulation.Domain.Allocation;
using Tabulation.Domain.Allocation.Bounds;

namespace Tabulation.Domain.Tests.Allocation.Bounds;

/// <summary>
/// The bounds by trying everything: each ballot out for each selection, blank, invalid, issued only, registered only or never heard of;
/// and each order that a lot can have.
/// </summary>
internal static class EveryCompletion
{
    private const int Elsewhere = 5;

    public static IReadOnlyList<SeatRange> Of(Night night)
    {
        var outcomes = Ways(night.Input.Contestants.Count + Elsewhere, night.Outstanding)
            .Where(way => night.Input.Figures.Blank != null || way[night.Input.Contestants.Count] == 0)
            .Select(way => Completed(night.Input, way))
            .DistinctBy(input => (string.Join(',', input.Contestants.Select(c => c.Votes)), Bases(night.Rule, input)))
            .SelectMany(input => Seats(night.Rule, input))
            .ToList();
        return [.. outcomes[0].Select(s => new SeatRange(
            s.Selection,
            outcomes.Min(o => o.Single(x => x.Selection == s.Selection).Seats),
            outcomes.Max(o => o.Single(x => x.Selection == s.Selection).Seats)))];
    }

    private static string Bases(AllocationRule rule, AllocationInput input) =>
        string.Join(',', rule.Thresholds.Select(t => input.Figures.Of(t.Base, input.AgainstAllVotes)));

    private static IEnumerable<IReadOnlyList<SelectionSeats>> Seats(AllocationRule rule, AllocationInput input)
    {
        var allocation = SeatAllocator.Allocate(rule, input);
        return allocation.OpenTie == null
            ? [allocation.Seats]
            : Orders([.. input.Contestants.Select(c => c.Selection)])
                .Select(order => SeatAllocator.Allocate(rule, input with { Lots = [new Lot(order)] }).Seats);
    }

    private static AllocationInput Completed(AllocationInput input, int[] way)
    {
        var votes = way[..input.Contestants.Count];
        var valid = votes.Sum() + way[votes.Length];
        var (boxes, figures) = (valid + way[votes.Length + 1], input.Figures);
        var issued = boxes + way[votes.Length + 2];
        return input with
        {
            Contestants = [.. input.Contestants.Zip(votes, (c, more) => c with { Votes = c.Votes + more })],
            Figures = new()
            {
                Valid = figures.Valid + valid,
                Blank = figures.Blank + way[votes.Length],
                InBoxes = figures.InBoxes + boxes,
                Issued = figures.Issued + issued,
                Registered = figures.Registered + issued + way[votes.Length + 3],
            },
        };
    }

    private static IEnumerable<int[]> Ways(int places, int ballots) => places == 1
        ? [[ballots]]
        : Enumerable.Range(0, ballots + 1).SelectMany(n => Ways(places - 1, ballots - n).Select(rest => (int[])[n, .. rest]));

    private static IEnumerable<SelectionIndex[]> Orders(SelectionIndex[] of) => of.Length == 0
        ? [[]]
        : of.SelectMany(first => Orders([.. of.Where(s => s != first)]).Select(rest => (SelectionIndex[])[first, .. rest]));
}
