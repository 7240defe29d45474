namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>The votes that admit a contestant, as far as the ballots still out can move them.</summary>
/// <param name="Highest">The most that can come to be needed while the contestant gets no further vote; 0 where nothing is.</param>
/// <param name="Need">
/// The least further votes with which it can be admitted; null where no number is enough. Its own votes raise the base too: v + d reaches
/// s * (b + d) from d = (s * b - v) / (1 - s).
/// </param>
internal readonly record struct Hurdle(long Highest, long? Need)
{
    public static Hurdle AgainstAll(Contestant contestant, AllocationInput input, long outstanding)
    {
        var now = input.AgainstAllVotes;
        var stands = input.Contestants.Any(c => c.Kind == ContestantKind.AgainstAll);
        return new(stands ? now + outstanding : 0, Math.Max(0, now - contestant.Votes));
    }

    public static Hurdle Threshold(Contestant contestant, AllocationRule rule, AllocationInput input, long outstanding)
    {
        var threshold = rule.Thresholds.SingleOrDefault(t => t.Class == contestant.Class);
        if (threshold == null || threshold.Share == Fraction.Zero || contestant.DirectSeats >= threshold.DirectSeatWaiver)
            return new(0, 0);
        var now = input.Figures.Of(threshold.Base, input.AgainstAllVotes) ?? 0;
        var top = OthersRaise(threshold.Base, contestant, input) ? now + outstanding : now;
        return new((long)(threshold.Share * top).Ceiling, Missing(threshold.Share, now, contestant.Votes));
    }

    private static long? Missing(Fraction share, long @base, long votes)
    {
        var lacking = (share * @base) - votes;
        if (lacking <= Fraction.Zero)
            return 0;
        if (share == Fraction.One)
            return null;
        var missing = (lacking / (Fraction.One - share)).Ceiling;
        return missing > long.MaxValue ? null : (long)missing;
    }

    /// <summary>Whether the base can rise without a vote for the contestant.</summary>
    private static bool OthersRaise(ThresholdBase @base, Contestant contestant, AllocationInput input)
    {
        var others = input.Contestants.Where(c => c.Selection != contestant.Selection).ToList();
        var blank = input.Figures.Blank != null;
        return @base switch
        {
            ThresholdBase.Valid => blank || others.Count > 0,
            ThresholdBase.ValidWithoutBlank => others.Count > 0,
            ThresholdBase.ValidWithoutAgainstAll => blank || others.Any(c => c.Kind != ContestantKind.AgainstAll),
            ThresholdBase.ParticipantsByBoxes => true,
            ThresholdBase.ParticipantsByIssued => true,
            ThresholdBase.Registered => true,
        };
    }
}
