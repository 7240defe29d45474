using Tabulation.Audit;
using Tabulation.Domain.Allocation;

namespace Tabulation.Cli.Auditing;

/// <summary>The stations drawn.</summary>
/// <param name="Seed">From which.</param>
/// <param name="Limit">The risk limit.</param>
/// <param name="Planned">How many draws do without an error; null where no number does.</param>
/// <param name="Stations">In turn, by their place in the plan.</param>
internal sealed record AuditDraw(string Seed, Fraction Limit, int? Planned, IReadOnlyList<int> Stations)
{
    public static AuditDraw Of(Invocation invocation, AuditedCount count, AuditPlan plan)
    {
        var (seed, limit) = (AuditOptions.SeedOf(invocation), AuditOptions.LimitOf(invocation));
        var planned = default(KaplanMarkov).DrawsTo(plan.Total, limit);
        var draws = AuditOptions.DrawsOf(invocation, planned ?? 0);
        return new(seed, limit, planned, plan.Total == 0 ? [] : new SeededDraws(seed, count.Anchor, plan.Bounds).First(draws));
    }
}
