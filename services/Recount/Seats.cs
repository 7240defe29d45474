using Tabulation.Contracts.V1;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using AllocationOutcome = Tabulation.Contracts.V1.AllocationOutcome;
using ContestKind = Tabulation.Domain.Elections.ContestKind;
using Election = Tabulation.Domain.Elections.Election;
using Lot = Tabulation.Domain.Allocation.Lot;
using SelectionSeats = Tabulation.Contracts.V1.SelectionSeats;
using Tie = Tabulation.Contracts.V1.Tie;

namespace Tabulation.Recount;

/// <summary>Seats of a contest, from totals of one position alone.</summary>
public static class Seats
{
    /// <param name="election">With the contest.</param>
    /// <param name="contest">Which.</param>
    /// <param name="view">With at least the totals of every contest as a whole, since direct seats in one may count in another.</param>
    /// <param name="ifHeldCounted">As it would be if all held results were counted.</param>
    /// <exception cref="InvalidOperationException">The totals of a contest are not there.</exception>
    public static GetAllocationResponse Allocate(Election election, ContestIndex contest, TotalsView view, bool ifHeldCounted)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(view);
        var directSeats = ContestSeats.NeedsDirectSeats(election[contest]) ? DirectSeats(election, view, ifHeldCounted) : new Dictionary<string, int>();
        var input = InputFor(election, contest, view, ifHeldCounted, directSeats);
        return Translate(election[contest], SeatAllocator.Allocate(election[contest].Allocation, input), input, view.AsOf);
    }

    private static Dictionary<string, int> DirectSeats(Election election, TotalsView view, bool ifHeldCounted)
    {
        var won = new Dictionary<string, int>();
        for (var i = 0; i < election.Contests.Count; i++)
        {
            if (election.Contests[i].Kind != ContestKind.Candidate) continue;
            var input = InputFor(election, new ContestIndex(i), view, ifHeldCounted, new Dictionary<string, int>());
            foreach (var seat in SeatAllocator.Allocate(election.Contests[i].Allocation, input).Seats.Where(seat => seat.Seats > 0))
            {
                var list = election.Contests[i].Selections[seat.Selection.Value].NominatedBy;
                won[list] = won.GetValueOrDefault(list) + seat.Seats;
            }
        }

        return won;
    }

    private static AllocationInput InputFor(
        Election election, ContestIndex contest, TotalsView view, bool ifHeldCounted, IReadOnlyDictionary<string, int> directSeats)
    {
        var row = view.Rows.Single(each => each.Area.Length == 0 && each.Contest == election[contest].Code);
        var (lines, votes) = ifHeldCounted && row.IfHeldCounted is { } held ? (held.Lines, held.Votes) : (row.Lines, row.Votes);
        long[] figures = [.. lines.Concat(votes).Select(figure => checked((long)figure))];
        var lots = view.Lots.Where(lot => lot.Contest == row.Contest)
            .Select(lot => new Lot([.. lot.Order.Select(number => new SelectionIndex((int)number))]));
        return AllocationInputs.For(election.Sheets[contest.Value], figures, directSeats, [.. lots]);
    }

    private static GetAllocationResponse Translate(Domain.Elections.Contest contest, SeatAllocation allocation, AllocationInput input, AsOf asOf)
    {
        var admitted = allocation.Admissions.Where(admission => admission.Admitted).Select(admission => admission.Selection).ToHashSet();
        var response = new GetAllocationResponse { AsOf = asOf, Contest = contest.Code, Outcome = Translate(allocation.Outcome) };
        foreach (var contestant in input.Contestants)
        {
            response.Selections.Add(new SelectionSeats
            {
                Selection = (uint)contestant.Selection.Value,
                Code = contest.Selections[contestant.Selection.Value].Code,
                Votes = (ulong)contestant.Votes,
                Admitted = admitted.Contains(contestant.Selection),
                Seats = (uint)allocation.SeatsOf(contestant.Selection),
            });
        }

        if (allocation.OpenTie is { } tie)
            response.Tie = new Tie { Seats = (uint)tie.Places, Selections = { tie.Between.Select(selection => (uint)selection.Value) } };
        response.Steps.AddRange(AllocationText.Lines(allocation, selection => NameOf(contest.Selections[selection.Value])));
        return response;
    }

    private static string NameOf(Domain.Elections.Selection selection) =>
        selection.Names.FirstOrDefault(name => name.Language == "en", selection.Names[0]).Text;

    private static AllocationOutcome Translate(Domain.Allocation.AllocationOutcome outcome) => outcome switch
    {
        Domain.Allocation.AllocationOutcome.Complete => AllocationOutcome.Complete,
        Domain.Allocation.AllocationOutcome.LotNeeded => AllocationOutcome.LotNeeded,
        Domain.Allocation.AllocationOutcome.SeatsVacant => AllocationOutcome.SeatsVacant,
        Domain.Allocation.AllocationOutcome.NoneAdmitted => AllocationOutcome.NoneAdmitted,
        Domain.Allocation.AllocationOutcome.AgainstAllWon => AllocationOutcome.AgainstAllWon,
        Domain.Allocation.AllocationOutcome.NoVotes => AllocationOutcome.NoVotes,
    };
}
