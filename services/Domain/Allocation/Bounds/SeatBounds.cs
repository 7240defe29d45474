using System.Numerics;

namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>
/// The least and the most seats that each selection of a contest can end with while ballots are still out: no forecast, but what no
/// completion can leave. Whole numbers and exact fractions throughout; deterministic; thread-safe.
/// <para>
/// A <b>completion</b>: each ballot still out, one vote each, goes to any selection, against all included; or is blank (where blank
/// ballots are counted), invalid, issued only, not used, or never heard of. The bases of thresholds rise with it: registered voters by at
/// least the ballots issued, those by at least the ballots in the boxes, those by at least the valid ones, and none by more than what is
/// out. Single-member seats elsewhere (for the waiver) stand as given. Results already counted stand too, and forms add up: a correction,
/// an annulment, or a form whose votes exceed its ballots is no completion. While ballots are out a tie under <see cref="TieRule.Lot"/>
/// may go either way, a lot in force notwithstanding, because a lot over other figures would be another; when all are in, a lot in force
/// decides and only an open tie is wide.
/// </para>
/// <para>Why no completion leaves the bounds. Each method gives seats to the highest claims (<see cref="Claim"/>), ties in an order that
/// is the same for all, so a list has m seats if and only if at most seats - m claims of others come before its m-th.</para>
/// <list type="bullet">
/// <item><b>Taking part.</b> A list is certain to if it does with no further vote while the base rises by all that is out; it cannot if
/// it does not with all of them, since its own votes move a share upwards, however small the threshold's share. A list that is not
/// certain to take part has a least of 0.</item>
/// <item><b>Most, highest averages and plurality.</b> A claim depends on its owner's votes alone. All ballots to the list lift its claims
/// most, leave those of others, and raise every base most, so that fewest others take part: that one completion gives the most,
/// exactly.</item>
/// <item><b>Most, largest remainder.</b> Who takes part matters, for it sets the quota q: so each set of lists that the ballots out can
/// admit is looked at, with the ballots given to them that this needs. Within a set, claim h of another is before claim m of the list by
/// (votes of the other - votes of the list) / q against h - m. A ballot from anywhere to the list lowers the first: (a + x) / (b + x)
/// rises with x where a is at most b. So the rest to the list gives the set's most.</item>
/// <item><b>Least.</b> The list gets nothing more (the same comparisons, the other way). What each other needs to bring its c-th claim
/// before the list's next one is linear in c, and the cheapest way to bring enough of them there is compared with the ballots out (<see
/// cref="CheapestClaims"/>). Where that is too dear, the list has one seat more. For largest remainder all ballots are then taken to be
/// used on the lists that take part: whoever can do with fewer can (in fractions of a vote) with all, since claims before the list's next
/// one grow with the quota by less than one vote for each vote more.</item>
/// <item><b>Droop's quota</b> is rounded: it is taken at whichever end of (total / (seats + 1), that + 1] widens the bounds.</item>
/// <item><b>More sets than 32</b> are not looked at one by one: lists that may or may not take part then compete only against a list's
/// least, and the quota is taken at whichever end of its range widens the bounds.</item>
/// <item><b>Runner-up rule.</b> Only where at most one list is certain to take part; both cases, with and without the rule, then
/// count.</item>
/// </list>
/// <para>
/// Exact, therefore, without a runner-up rule: plurality; the most of highest averages; the most of largest remainder with Hare's quota if nobody hangs about the
/// threshold. The least is wide by one seat at times, where parts of a vote decide. Bounds are for one list at a time: not all can have
/// their most together.
/// </para>
/// </summary>
public sealed record SeatBounds
{
    /// <summary>A first divisor of Sainte-Lague modified beyond this (in lowest terms) would not fit the arithmetic: bounds are then
    /// 0 to all.</summary>
    private const int FinestDivisor = 1_000_000;

    private SeatBounds(long outstanding, IReadOnlyList<SeatRange> ranges)
    {
        Outstanding = outstanding;
        Ranges = ranges;
    }

    /// <summary>Ballots still out, at most.</summary>
    public long Outstanding { get; }

    /// <summary>One for each selection, in order of registration; those withdrawn and against-all (always 0) last.</summary>
    public IReadOnlyList<SeatRange> Ranges { get; }

    /// <param name="rule">The contest's rule.</param>
    /// <param name="input">What is counted so far.</param>
    /// <param name="outstanding">
    /// The most ballots that can still be counted, 0 or more: registered voters of the stations still out. One that is counted
    /// already, but may yet be replaced or annulled, is not out.
    /// </param>
    /// <exception cref="ArgumentException">Rule or input fail their own check.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    /// <exception cref="OverflowException">Votes or figures and the ballots out are together beyond 64 bits.</exception>
    public static SeatBounds Of(AllocationRule rule, AllocationInput input, long outstanding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outstanding);
        SeatAllocator.RequireFit(rule, input);
        return new(outstanding, outstanding == 0 ? SettledSeats.Of(rule, input) : [.. OpenSeats(rule, input, outstanding)]);
    }

    /// <exception cref="InvalidOperationException">The selection is not of this contest.</exception>
    public SeatRange RangeOf(SelectionIndex selection) => Ranges.Single(r => r.Selection == selection);

    /// <summary>
    /// Whether the seats as they stand are proven final whatever the ballots still out say: each selection's least and most are the
    /// seats it has. False also means "not proven".
    /// </summary>
    /// <param name="standing">The allocation of the same figures.</param>
    public bool CannotChange(SeatAllocation standing) =>
        Ranges.All(r => r.Least == r.Most && standing.SeatsOf(r.Selection) == r.Most);

    private static IEnumerable<SeatRange> OpenSeats(AllocationRule rule, AllocationInput input, long outstanding)
    {
        var outlooks = input.Contestants
            .Where(c => c.Kind != ContestantKind.AgainstAll && !c.Withdrawn)
            .OrderBy(c => c.RegistrationOrder)
            .Select(c => Outlook.Of(c, rule, input, outstanding))
            .ToList();
        var seatless = input.Contestants.Where(c => c.Kind == ContestantKind.AgainstAll || c.Withdrawn)
            .OrderBy(c => c.Kind == ContestantKind.AgainstAll ? 1 : 0).ThenBy(c => c.RegistrationOrder).ThenBy(c => c.Selection.Value);
        return outlooks.Select(list => RangeOf(rule, list, outlooks, outstanding))
            .Concat(seatless.Select(c => new SeatRange(c.Selection, 0, 0)));
    }

    private static SeatRange RangeOf(AllocationRule rule, Outlook list, List<Outlook> outlooks, long outstanding)
    {
        if (BigInteger.Max(rule.FirstDivisor.Numerator, rule.FirstDivisor.Denominator) > FinestDivisor)
            return new(list.Selection, 0, list.Cap);
        var reach = new Reach(rule);
        var (least, most) = (list.Certain ? list.Cap : 0, 0);
        foreach (var rivalry in Rivalries.Of(rule, list, [.. outlooks.Where(o => o != list)], outstanding))
        {
            most = list.Need == null ? 0 : reach.Most(list, list.Votes + rivalry.Free, rivalry, most);
            least = reach.Least(list, rivalry, least);
        }

        if (rule.RunnerUp == null)
            return new(list.Selection, least, most);
        var onlyOne = new OnlyOneAdmitted(rule, rule.RunnerUp, outlooks, outstanding);
        return new(list.Selection, onlyOne.Least(list, least), onlyOne.Most(list, most));
    }
}
