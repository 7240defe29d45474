namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>
/// Whether so many claims of rivals can be brought to a line with so many further votes. What a rival's first c claims cost is replaced
/// by the lower convex hull over c, so that the cheapest steps of all rivals, taken in turn, cost no more than any true way: a "no" is a
/// proof, a "yes" may be off by parts of a claim.
/// </summary>
internal static class CheapestClaims
{
    /// <param name="line">The line.</param>
    /// <param name="rivals">With whether each has the better of a tie.</param>
    /// <param name="claims">How many claims.</param>
    /// <param name="budget">The votes.</param>
    public static bool Affordable(ClaimLine line, IEnumerable<(Rival Rival, bool WinsTie)> rivals, int claims, long budget)
    {
        var steps = new List<(Int128 Cost, int Claims)>();
        foreach (var (rival, winsTie) in rivals)
            AddSteps(steps, line, rival, winsTie ? 0 : 1);
        steps.Sort((a, b) => (a.Cost * b.Claims).CompareTo(b.Cost * a.Claims));
        var left = budget * line.Scale;
        foreach (var step in steps)
        {
            if (claims <= 0)
                break;
            var taken = Math.Min(claims, step.Claims);
            left -= step.Cost * taken / step.Claims;
            claims -= taken;
        }

        return claims <= 0 && left >= 0;
    }

    /// <summary>Between the numbers of claims looked at the cost is linear, or lies above the straight line.</summary>
    private static void AddSteps(List<(Int128 Cost, int Claims)> steps, ClaimLine line, Rival rival, int strictly)
    {
        Int128 votes = (rival.Votes * line.Scale) - strictly, need = rival.Need * line.Scale;
        var free = line.Reached(votes + need, rival.Cap);
        var hull = new List<(int Claims, Int128 Cost)>(7) { (0, 0) };
        Span<int> breaks = [1, 2, line.Kink, free, free + 1, rival.Cap];
        breaks.Sort();
        foreach (var claims in breaks)
            if (claims > hull[^1].Claims && claims <= rival.Cap)
                Extend(hull, (claims, Int128.Max(need, Int128.Max(0, line.At(claims) - votes))));
        for (var i = 1; i < hull.Count; i++)
            steps.Add((hull[i].Cost - hull[i - 1].Cost, hull[i].Claims - hull[i - 1].Claims));
    }

    private static void Extend(List<(int Claims, Int128 Cost)> hull, (int Claims, Int128 Cost) next)
    {
        while (hull.Count > 1 && !Convex(hull[^2], hull[^1], next))
            hull.RemoveAt(hull.Count - 1);
        hull.Add(next);
    }

    private static bool Convex((int Claims, Int128 Cost) a, (int Claims, Int128 Cost) b, (int Claims, Int128 Cost) c) =>
        (b.Cost - a.Cost) * (c.Claims - b.Claims) < (c.Cost - b.Cost) * (b.Claims - a.Claims);
}
