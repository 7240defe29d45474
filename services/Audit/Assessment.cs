using Tabulation.Domain.Allocation;

namespace Tabulation.Audit;

/// <summary>What the recounts of the stations drawn say. They replace no result.</summary>
public sealed record Assessment
{
    /// <summary>The plan.</summary>
    public required AuditPlan Plan { get; init; }

    /// <summary>How many draws were made.</summary>
    public required int Draws { get; init; }

    /// <summary>The measured risk; a station drawn without a recount counts as wrong as it can be, and so does one with more ballots
    /// than its bound.</summary>
    public required KaplanMarkov Measured { get; init; }

    /// <summary>What the risk would be if the missing recounts found no error.</summary>
    public required KaplanMarkov IfMissingAgree { get; init; }

    /// <summary>The same for each assertion alone, in the plan's order: those above the limit remain.</summary>
    public required IReadOnlyList<KaplanMarkov> ByAssertion { get; init; }

    /// <summary>Stations drawn without a recount, by their place in the plan.</summary>
    public required IReadOnlyList<int> Missing { get; init; }

    /// <summary>Stations whose recount found more ballots than they could have had: the bounds do not hold, and the audit must be
    /// planned anew with wider ones.</summary>
    public required IReadOnlyList<int> BeyondBound { get; init; }

    /// <summary>Stations drawn whose recount differs, with their error in units, the largest first.</summary>
    public required IReadOnlyList<(int Station, Int128 Error)> Different { get; init; }

    /// <param name="plan">The plan.</param>
    /// <param name="drawn">The stations drawn, in turn, by their place in the plan.</param>
    /// <param name="recounts">What the paper showed, by station.</param>
    public static Assessment Of(AuditPlan plan, IReadOnlyList<int> drawn, IReadOnlyDictionary<int, StationCount> recounts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(recounts);
        var stations = drawn.Distinct().ToDictionary(p => p, p => StationErrors.Of(plan, p, recounts.GetValueOrDefault(p)));
        return new Assessment
        {
            Plan = plan,
            Draws = drawn.Count,
            Measured = Risk(plan, drawn, p => stations[p].Largest),
            IfMissingAgree = Risk(plan, drawn, p => recounts.ContainsKey(p) ? stations[p].Largest : 0),
            ByAssertion = [.. plan.Assertions.Select((_, a) => Risk(plan, drawn, p => stations[p].ByAssertion[a]))],
            Missing = [.. stations.Keys.Where(p => !recounts.ContainsKey(p))],
            BeyondBound = [.. stations.Where(s => s.Value.BeyondBound).Select(s => s.Key)],
            Different = [.. stations.Where(s => recounts.ContainsKey(s.Key) && s.Value.IsOther)
                .Select(s => (s.Key, s.Value.Largest)).OrderByDescending(s => s.Largest)],
        };
    }

    /// <summary>Further draws without an error to the limit; null where no number is enough.</summary>
    public int? DrawsLeft(Fraction limit) => Measured.DrawsTo(Plan.Total, limit);

    private static KaplanMarkov Risk(AuditPlan plan, IReadOnlyList<int> drawn, Func<int, Int128> error) =>
        drawn.Aggregate(default(KaplanMarkov), (risk, p) => risk.Then(plan.Total, plan.Bounds[p], error(p)));
}
