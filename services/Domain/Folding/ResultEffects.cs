using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Folding;

/// <summary>What results and the statements about them do to their slot: its new standing, and the tally's change.</summary>
internal static class ResultEffects
{
    public static (Slot After, TallyChange Change) Report(Election election, Slot slot, SlotIndex index, Statement statement, Judged judged)
    {
        var report = new HeldResult(statement.Id, statement.Authority!.Value, judged.Waits, judged.Flags);
        return ReportRoles.Of(election, slot, report.By) switch
        {
            ReportRole.Only or ReportRole.First or ReportRole.FirstAgain => First(slot, index, report),
            ReportRole.Second or ReportRole.SecondAgain => Second(slot, index, report),
            ReportRole.Third => throw new InvalidOperationException("A third report is refused."),
        };
    }

    /// <summary>Of what is held, a release or a refusal; of what is counted and flagged, that it is right.</summary>
    public static (Slot After, TallyChange Change) Review(Slot slot, SlotIndex index, Review review)
    {
        if (review.Reviewed == slot.Counted) return (slot with { CountedFlagged = false }, new TallyChange(TallyEffect.Confirm, index, false));
        var isFirst = review.Reviewed == slot.First.Id;
        var reviewed = isFirst ? slot.First : slot.Second;
        if (review.Decision == ReviewDecision.Release)
            return (Counting(reviewed, true), new TallyChange(isFirst ? TallyEffect.Release : TallyEffect.ReleaseSecond, index, true));
        return isFirst
            ? (slot with { First = Alone(slot.Second), Second = default }, new TallyChange(TallyEffect.SetAside, index, slot.CountedFlagged))
            : (slot with { First = Alone(slot.First), Second = default }, new TallyChange(TallyEffect.SetAsideSecond, index, slot.CountedFlagged));
    }

    /// <summary>Releases a held result that waited for nothing else: of two reports that agree, the one endorsed.</summary>
    public static (Slot After, TallyChange Change) Endorse(Slot slot, SlotIndex index, StatementId endorsed)
    {
        var (first, second) = (Endorsed(slot.First, endorsed), Endorsed(slot.Second, endorsed));
        if (first.IsDone) return Counts(first, TallyEffect.Release, index);
        return second.IsDone
            ? Counts(second, TallyEffect.ReleaseSecond, index)
            : (slot with { First = first, Second = second }, TallyChange.None);
    }

    public static (Slot After, TallyChange Change) NoResult(Slot slot, SlotIndex index, StatementId decision) =>
        (slot with { Decision = decision }, new TallyChange(TallyEffect.NoResult, index, false));

    public static (Slot After, TallyChange Change) Annul(Slot slot, SlotIndex index, StatementId decision, AnnulmentDecision what) =>
        what == AnnulmentDecision.Annul
            ? (slot with { Decision = decision, First = default, Second = default }, new TallyChange(TallyEffect.Annul, index, false))
            : (slot with { Decision = default }, new TallyChange(TallyEffect.Reinstate, index, slot.CountedFlagged));

    /// <summary>Put in place of the first report, if there was one.</summary>
    private static (Slot After, TallyChange Change) First(Slot slot, SlotIndex index, HeldResult report)
    {
        var second = Beside(slot.Second, report);
        if (report.IsDone) return Counts(report, TallyEffect.Count, index);
        return second.IsDone
            ? Counts(second, TallyEffect.ReleaseSecond, index)
            : (slot with { First = report, Second = second }, new TallyChange(TallyEffect.Hold, index, slot.CountedFlagged));
    }

    /// <summary>Put beside the first report.</summary>
    private static (Slot After, TallyChange Change) Second(Slot slot, SlotIndex index, HeldResult report)
    {
        var first = Beside(slot.First, report);
        if (first.IsDone) return Counts(first, TallyEffect.Release, index);
        return report.IsDone
            ? Counts(report, TallyEffect.Count, index)
            : (slot with { First = first, Second = report }, new TallyChange(TallyEffect.HoldSecond, index, slot.CountedFlagged));
    }

    private static (Slot After, TallyChange Change) Counts(HeldResult report, TallyEffect effect, SlotIndex index) =>
        (Counting(report, report.Flags), new TallyChange(effect, index, report.Flags));

    private static Slot Counting(HeldResult report, bool flagged) => new() { Counted = report.Id, CountedBy = report.By, CountedFlagged = flagged };

    private static HeldResult Endorsed(HeldResult held, StatementId endorsed) =>
        held.Id == endorsed ? held with { For = held.For & ~WaitsFor.Endorsement } : held;

    /// <summary>Whether the two agree is one question with one answer; all else that a report waits for is its own.</summary>
    private static HeldResult Beside(HeldResult held, HeldResult other) =>
        held.IsNone ? held : held with { For = (held.For & ~WaitsFor.SecondReport) | (other.For & WaitsFor.SecondReport) };

    /// <summary>Without another beside it that agrees, it waits for one, also where one did before.</summary>
    private static HeldResult Alone(HeldResult held) => held.IsNone ? held : held with { For = held.For | WaitsFor.SecondReport };
}
