using static Tabulation.Domain.Allocation.AllocationWords;

namespace Tabulation.Domain.Allocation;

/// <summary>
/// An allocation's steps in English, one to a line, in the order in which they were taken. Numbers have commas between thousands;
/// fractions are cut off, not rounded, after three digits, and given exactly besides where two different ones would look equal.
/// </summary>
public static class AllocationText
{
    /// <param name="allocation">What to tell.</param>
    /// <param name="name">What to call a selection.</param>
    public static IReadOnlyList<string> Lines(SeatAllocation allocation, Func<SelectionIndex, string> name) =>
    [
        RuleLine(allocation.Rule),
        .. allocation.Thresholds.SelectMany(ThresholdLines),
        .. allocation.Admissions.Select(a => AdmissionLine(a, name)),
        .. RunnerUpLines(allocation, name),
        .. QuotaLines(allocation, name),
        .. AwardLines(allocation, name),
        SeatsLine(allocation, name),
        OutcomeLine(allocation),
    ];

    private static string RuleLine(AllocationRule rule) =>
        $"Rule: {Method(rule)}, {Count(rule.Seats, "seat")}; {Ties(rule.Ties)}.";

    private static IEnumerable<string> ThresholdLines(ThresholdStep step)
    {
        var threshold = step.Threshold;
        var who = threshold.Class.Length == 0 ? "ordinary lists" : $"class {threshold.Class}";
        yield return threshold.Share == Fraction.Zero
            ? $"Threshold for {who}: none."
            : $"Threshold for {who}: {threshold.Share} ({Percent(threshold.Share)}) of the {Base(threshold.Base)}, "
                + $"{Whole(step.BaseVotes ?? 0)}, is {step.Exact.ToDecimal()}: {Count(step.LeastVotes, "vote")} needed.";
        if (threshold.DirectSeatWaiver is { } seats)
            yield return $"Of these, whoever won {Count(seats, "single-member seat")} or more needs no share.";
    }

    private static string AdmissionLine(Admission admission, Func<SelectionIndex, string> name)
    {
        var share = admission.Threshold is { BaseVotes: > 0 and var votes } ? $" ({Percent(Fraction.Of(admission.Votes, votes))})" : "";
        return $"{name(admission.Selection)}: {Count(admission.Votes, "vote")}{share}: {Verdict(admission.Verdict)}.";
    }

    private static IEnumerable<string> RunnerUpLines(SeatAllocation allocation, Func<SelectionIndex, string> name)
    {
        foreach (var tie in allocation.Ties.Where(t => t.For == TieFor.RunnerUp))
            yield return TieLine(tie, name);
        if (allocation.RunnerUp is not { } step)
            yield break;
        yield return step.RunnerUp is { } runnerUp
            ? $"Only {name(step.Only)} is admitted by itself, so the runner-up, {name(runnerUp)}, is admitted too: "
                + $"at least {Count(step.LeastSeats, "seat")}, its votes times {step.Factor}."
            : $"Only {name(step.Only)} is admitted by itself, and there is no runner-up yet.";
    }

    private static IEnumerable<string> QuotaLines(SeatAllocation allocation, Func<SelectionIndex, string> name)
    {
        if (allocation.Quota is not { } step)
            yield break;
        var rounding = allocation.Rule.Method == AllocationMethod.LargestRemainderDroop ? ", whole part and 1" : "";
        yield return $"Quota: {Whole(step.Votes)} votes of those admitted / {Whole(step.Divisor)}{rounding} = {step.Quota.ToDecimal()}.";
        foreach (var q in step.Quotients)
        {
            var factor = q.Factor == Fraction.One ? "" : $" * {q.Factor}";
            var instead = q.Held == q.WholeSeats ? "" : $" (not {Whole(q.WholeSeats)})";
            yield return $"{name(q.Selection)}: {Whole(q.Votes)} / quota{factor} = {q.Quotient.ToDecimal()}: "
                + $"{Count(q.Held, "seat")}{instead}, remainder {q.Remainder.ToDecimal()}.";
        }
    }

    private static IEnumerable<string> AwardLines(SeatAllocation allocation, Func<SelectionIndex, string> name)
    {
        var tie = allocation.Ties.SingleOrDefault(t => t.For == TieFor.Seats);
        var clear = allocation.Awards.Count - (tie?.Winners.Count() ?? 0);
        var lines = allocation.Awards.Select(a => AwardLine(a, allocation, name)).ToList();
        return [.. lines.Take(clear), .. tie == null ? [] : new[] { TieLine(tie, name) }, .. lines.Skip(clear)];
    }

    private static string AwardLine(Award award, SeatAllocation allocation, Func<SelectionIndex, string> name)
    {
        var seat = allocation.Quota == null ? "Seat" : "Seat left";
        var alike = award.Next is { } next && next.Value != award.Winner.Value && next.Value.ToDecimal() == award.Winner.Value.ToDecimal();
        var rival = award.Next == null ? "nobody is next" : $"next {Claimant(award.Next)}";
        return $"{seat} {Whole(award.Turn)}: {Claimant(award.Winner)}; {rival}{Decision(award.Decision)}.";

        string Claimant(Claim claim) => $"{name(claim.Selection)} with {ClaimText(claim, allocation, alike)}";
    }

    private static string ClaimText(Claim claim, SeatAllocation allocation, bool exactly)
    {
        var exact = exactly ? $" (exactly {claim.Value})" : "";
        if (allocation.Quota != null)
            return $"remainder {claim.Value.ToDecimal()}{exact}";
        var votes = allocation.Admissions.Single(a => a.Selection == claim.Selection);
        if (allocation.Rule.Method == AllocationMethod.Plurality)
            return Count(votes.Votes, "vote");
        var factor = votes.Verdict == AdmissionVerdict.RunnerUp ? $" * {allocation.RunnerUp?.Factor}" : "";
        return $"{Whole(votes.Votes)}{factor} / {Divisor(allocation.Rule, claim.Held)} = {claim.Value.ToDecimal()}{exact}";
    }

    private static string TieLine(Tie tie, Func<SelectionIndex, string> name)
    {
        var prize = tie.For switch
        {
            TieFor.Seats => Count(tie.Places, "seat"),
            TieFor.RunnerUp => "the runner-up's place",
        };
        return $"Tie between {string.Join(", ", tie.Between.Select(name))} for {prize}: "
            + $"{Resolution(tie.Resolution)}{string.Join(", ", tie.Winners.Select(name))}.";
    }

    private static string SeatsLine(SeatAllocation allocation, Func<SelectionIndex, string> name)
    {
        var seats = allocation.Seats.Where(s => s.Seats > 0).Select(s => $"{name(s.Selection)} {Whole(s.Seats)}").ToList();
        return $"Seats: {(seats.Count == 0 ? "none" : string.Join(", ", seats))}.";
    }

    private static string OutcomeLine(SeatAllocation allocation) =>
        $"{Whole(allocation.SeatsGiven)} of {Count(allocation.Rule.Seats, "seat")} given: {Outcome(allocation.Outcome)}.";
}
