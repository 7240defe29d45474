namespace Tabulation.Audit;

/// <summary>How far one station is off.</summary>
/// <param name="ByAssertion">Its error by each assertion, in units.</param>
/// <param name="Largest">The largest of them.</param>
/// <param name="IsOther">The recount is not as reported.</param>
/// <param name="BeyondBound">The recount has more ballots than the station could have had.</param>
internal sealed record StationErrors(IReadOnlyList<Int128> ByAssertion, Int128 Largest, bool IsOther, bool BeyondBound)
{
    public static StationErrors Of(AuditPlan plan, int station, StationCount? recount)
    {
        var reported = plan.Contest.Stations[station];
        var beyond = recount != null && recount.Ballots > plan.Contest.MostBallots(reported);
        if (beyond)
            return new([.. plan.Assertions.Select(_ => plan.Bounds[station])], plan.Bounds[station], true, true);
        if (recount == null)
            return new([.. plan.Assertions.Select(a => plan.WorstOf(a, reported))], plan.Bounds[station], true, false);
        var paper = recount with { Issued = reported.Issued, Registered = reported.Registered };
        var errors = plan.Assertions.Select(a => AuditPlan.ErrorOf(a, reported, paper)).ToList();
        return new(errors, errors.Max(), Differs(reported, recount), false);
    }

    private static bool Differs(StationCount reported, StationCount recount) =>
        !reported.Votes.SequenceEqual(recount.Votes) || reported.Unvoted != recount.Unvoted || reported.Invalid != recount.Invalid;
}
