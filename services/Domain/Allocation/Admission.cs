namespace Tabulation.Domain.Allocation;

/// <summary>Step 2: who takes part.</summary>
/// <param name="Selection">Whom it is about.</param>
/// <param name="Votes">Its votes.</param>
/// <param name="Threshold">What it was measured against; null for against-all and where the rule has no threshold.</param>
/// <param name="Verdict">Whether it takes part, and why.</param>
public sealed record Admission(SelectionIndex Selection, long Votes, ThresholdStep? Threshold, AdmissionVerdict Verdict)
{
    public bool Admitted => Verdict switch
    {
        AdmissionVerdict.NoThreshold => true,
        AdmissionVerdict.ReachedThreshold => true,
        AdmissionVerdict.DirectSeats => true,
        AdmissionVerdict.RunnerUp => true,
        AdmissionVerdict.BelowThreshold => false,
        AdmissionVerdict.NoVotes => false,
        AdmissionVerdict.BehindAgainstAll => false,
        AdmissionVerdict.AgainstAll => false,
        AdmissionVerdict.Withdrawn => false,
    };

    internal static Admission Of(Contestant contestant, AllocationRule rule, IReadOnlyList<ThresholdStep> thresholds, long againstAllVotes)
    {
        if (contestant.Kind == ContestantKind.AgainstAll)
            return new(contestant.Selection, contestant.Votes, null, AdmissionVerdict.AgainstAll);
        if (contestant.Withdrawn)
            return new(contestant.Selection, contestant.Votes, null, AdmissionVerdict.Withdrawn);
        var threshold = thresholds.SingleOrDefault(t => t.Threshold.Class == contestant.Class);
        var verdict = rule.Method == AllocationMethod.Plurality && contestant.Votes < againstAllVotes
            ? AdmissionVerdict.BehindAgainstAll
            : Judge(contestant, threshold);
        return new(contestant.Selection, contestant.Votes, threshold, verdict);
    }

    private static AdmissionVerdict Judge(Contestant contestant, ThresholdStep? step)
    {
        if (contestant.Votes == 0)
            return AdmissionVerdict.NoVotes;
        if (step == null || step.Threshold.Share == Fraction.Zero)
            return AdmissionVerdict.NoThreshold;
        if (contestant.Votes >= step.LeastVotes)
            return AdmissionVerdict.ReachedThreshold;
        return contestant.DirectSeats >= step.Threshold.DirectSeatWaiver ? AdmissionVerdict.DirectSeats : AdmissionVerdict.BelowThreshold;
    }
}
