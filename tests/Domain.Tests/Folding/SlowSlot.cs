using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

/// <summary>A result that waits, and for which of three things.</summary>
internal sealed record SlowWait(Said Said, bool Review, bool Endorsement, bool Second, bool Flags)
{
    public bool Done => !Review && !Endorsement && !Second;

    public bool Says(SlowWait other) => Said.Lines.SequenceEqual(other.Said.Lines) && Said.Votes.SequenceEqual(other.Said.Votes);
}

/// <summary>One contest at one precinct by the book: its history told entry by entry, without a look at how the fold does it.</summary>
internal sealed record SlowSlot(Said? Counted, bool Flagged, bool Annulled, bool WithoutResult, SlowWait? First, SlowWait? Second)
{
    public static SlowSlot Empty { get; } = new(null, false, false, false, null, null);

    public SlowSlot After(Draft draft, Entry entry)
    {
        var said = entry.Said;
        return said.Kind switch
        {
            StatementKind.Review => Reviewed(said),
            StatementKind.Endorsement => Endorsed(said),
            StatementKind.NoResult => this with { WithoutResult = true },
            StatementKind.Annulment => this with { Annulled = said.Annulling == AnnulmentDecision.Annul, First = null, Second = null },
            _ => Reported(draft, entry),
        };
    }

    private static SlowSlot Counting(SlowWait wait, bool flagged) => new(wait.Said, flagged, false, false, null, null);

    private SlowSlot Reported(Draft draft, Entry entry)
    {
        var mine = Judged(draft, entry);
        if (!Wants(draft, "SECOND_REPORT_AWAITED"))
            return entry.Verdict.Disposition == Disposition.Hold ? this with { First = mine } : Counting(mine, mine.Flags);
        if (First is null || (First.Said.Authority == mine.Said.Authority && Second is null)) return this with { First = mine with { Second = true } };
        return First.Said.Authority == mine.Said.Authority ? Meet(mine, Second!) : Meet(First, mine);
    }

    /// <summary>Two reports side by side: alike, each goes on with what it wants itself, and the first that wants nothing counts.</summary>
    private SlowSlot Meet(SlowWait first, SlowWait second)
    {
        var differ = !first.Says(second);
        return Settled(first with { Second = differ }, second with { Second = differ });
    }

    private SlowSlot Settled(SlowWait? first, SlowWait? second)
    {
        foreach (var wait in new[] { first, second })
            if (wait is { Done: true }) return Counting(wait, wait.Flags);
        return this with { First = first, Second = second };
    }

    private SlowSlot Reviewed(Said said)
    {
        if (Counted?.Id == said.Reviewed) return this with { Flagged = false };
        var ofFirst = First?.Said.Id == said.Reviewed;
        if (said.Decision == ReviewDecision.Release) return Counting(ofFirst ? First! : Second!, true);
        var left = ofFirst ? Second : First;
        return this with { First = left is null ? null : left with { Second = true }, Second = null };
    }

    private SlowSlot Endorsed(Said said) => Settled(Endorsed(First, said), Endorsed(Second, said));

    private static SlowWait? Endorsed(SlowWait? wait, Said said) => wait?.Said.Id == said.Reviewed ? wait! with { Endorsement = false } : wait;

    private static SlowWait Judged(Draft draft, Entry entry)
    {
        var (review, flags) = (false, false);
        foreach (var code in entry.Verdict.Rules)
        {
            if (code is "ENDORSEMENT_AWAITED" or "SECOND_REPORT_AWAITED" or "REPORTS_DIFFER") continue;
            var disposition = DispositionOf(draft, entry.Said, code);
            if (disposition == Disposition.Hold) review = true;
            if (disposition is Disposition.Flag or Disposition.Refuse) flags = true;
        }

        return new SlowWait(entry.Said, review, Wants(draft, "ENDORSEMENT_AWAITED"), false, flags);
    }

    private static bool Wants(Draft draft, string rule) => draft.Definition.RulePolicies.Any(policy => policy.Rule == rule);

    private static Disposition DispositionOf(Draft draft, Said said, string code)
    {
        if (draft.Definition.RulePolicies.SingleOrDefault(policy => policy.Rule == code) is { } policy) return policy.Disposition;
        if (!code.StartsWith("EQUATION/", StringComparison.Ordinal)) return RuleBook.Defaults[RuleCodes.Find(code)!.Value].Disposition;
        var contest = draft.Page.Contests.Single(contest => contest.Code == said.Contest);
        return draft.Definition.Forms[contest.Form].Equations.Single(equation => $"EQUATION/{equation.Code}" == code).Disposition;
    }
}
