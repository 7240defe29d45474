namespace Tabulation.Domain.Allocation;

/// <summary>Applies a <see cref="RunnerUpRule"/> to the admissions.</summary>
/// <param name="Step">What happened; null where the rule did not come into play.</param>
/// <param name="Tie">The tie for the runner-up's place, if there was one.</param>
internal sealed record RunnerUpSearch(RunnerUpStep? Step, Tie? Tie)
{
    public static RunnerUpSearch Of(RunnerUpRule? rule, IReadOnlyList<Admission> admissions, TieBreaker ties)
    {
        var admitted = admissions.Where(a => a.Admitted).ToList();
        if (rule == null || admitted.Count != 1)
            return new(null, null);
        var step = new RunnerUpStep(admitted[0].Selection, null, rule.LeastSeats, rule.Factor);
        var below = admissions.Where(a => a.Verdict == AdmissionVerdict.BelowThreshold).ToList();
        var first = below.Where(a => a.Votes == below.Max(b => b.Votes)).Select(a => a.Selection).ToList();
        var tie = first.Count > 1 ? ties.Break(TieFor.RunnerUp, first, 1) : null;
        var ranking = tie == null ? first : tie.Ranking;
        return new(step with { RunnerUp = ranking.Count > 0 ? ranking[0] : null }, tie);
    }
}
