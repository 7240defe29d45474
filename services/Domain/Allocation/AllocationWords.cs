using System.Globalization;

namespace Tabulation.Domain.Allocation;

/// <summary>The words of <see cref="AllocationText"/>.</summary>
internal static class AllocationWords
{
    public static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long number, string what) => $"{Whole(number)} {what}{(number == 1 ? "" : "s")}";

    public static string Percent(Fraction share) => (share * 100).ToDecimal() + "%";

    public static string Method(AllocationRule rule) => rule.Method switch
    {
        AllocationMethod.LargestRemainderHare => "largest remainder with Hare's quota",
        AllocationMethod.LargestRemainderDroop => "largest remainder with Droop's quota",
        AllocationMethod.DHondt => "highest averages after D'Hondt (divisors 1, 2, 3 ...)",
        AllocationMethod.SainteLague => "highest averages after Sainte-Lague (divisors 1, 3, 5 ...)",
        AllocationMethod.ModifiedSainteLague => $"highest averages after Sainte-Lague, modified (divisors {Divisor(rule, 0)}, 3, 5 ...)",
        AllocationMethod.Plurality => "most votes win",
    };

    /// <summary>"1.4", or the fraction where three digits do not say it exactly.</summary>
    public static string Divisor(AllocationRule rule, int held)
    {
        var divisor = HighestAverages.Divisor(rule, held);
        var exactly = 1000 % divisor.Denominator == 0 && !divisor.Denominator.IsOne;
        return exactly ? divisor.ToDecimal().TrimEnd('0') : divisor.ToString();
    }

    public static string Ties(TieRule rule) => rule switch
    {
        TieRule.RegistrationOrder => "ties go to whoever was registered earlier",
        TieRule.Lot => "ties are decided by lot",
    };

    public static string Base(ThresholdBase @base) => @base switch
    {
        ThresholdBase.Valid => "valid votes",
        ThresholdBase.ValidWithoutBlank => "valid votes that are not blank",
        ThresholdBase.ValidWithoutAgainstAll => "valid votes that are not against all",
        ThresholdBase.ParticipantsByBoxes => "ballots found in the boxes",
        ThresholdBase.ParticipantsByIssued => "ballots issued",
        ThresholdBase.Registered => "registered voters",
    };

    public static string Verdict(AdmissionVerdict verdict) => verdict switch
    {
        AdmissionVerdict.NoThreshold => "takes part",
        AdmissionVerdict.ReachedThreshold => "reached the threshold",
        AdmissionVerdict.DirectSeats => "below the threshold, admitted for its single-member seats",
        AdmissionVerdict.RunnerUp => "below the threshold, admitted as the runner-up",
        AdmissionVerdict.BelowThreshold => "below the threshold",
        AdmissionVerdict.NoVotes => "takes no seat without votes",
        AdmissionVerdict.BehindAgainstAll => "fewer votes than against all",
        AdmissionVerdict.AgainstAll => "against all takes no seat",
        AdmissionVerdict.Withdrawn => "withdrawn",
    };

    public static string Decision(AwardDecision decision) => decision switch
    {
        AwardDecision.Highest => "",
        AwardDecision.EqualsAllServed => " (equal, and each gets a seat)",
        AwardDecision.RegistrationOrder => " (equal, registered later)",
        AwardDecision.Lot => " (equal, later in the lot)",
    };

    public static string Resolution(TieResolution resolution) => resolution switch
    {
        TieResolution.RegistrationOrder => "registered earlier: ",
        TieResolution.Lot => "drawn by lot: ",
        TieResolution.LotNeeded => "a lot is needed",
    };

    public static string Outcome(AllocationOutcome outcome) => outcome switch
    {
        AllocationOutcome.Complete => "complete",
        AllocationOutcome.LotNeeded => "the rest waits for a lot",
        AllocationOutcome.SeatsVacant => "the rest stay vacant, there is nobody left to take them",
        AllocationOutcome.NoneAdmitted => "no list reached the threshold",
        AllocationOutcome.AgainstAllWon => "against all won",
        AllocationOutcome.NoVotes => "nobody has a vote",
    };
}
