using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>Reads <c>turnout</c>: what is counted, over which roll, at which moments, and the contest whose results it is compared with.</summary>
internal static class TurnoutReader
{
    private const int Minute = 60_000;

    /// <param name="field">The part.</param>
    /// <param name="contests">In the definition's order.</param>
    /// <returns>Null where the part is not given.</returns>
    public static TurnoutPlan? Read(YamlField field, IReadOnlyList<Contest> contests)
    {
        if (!field.Exists) return null;
        field.Allow("measure", "roll", "contest", "due_minutes", "moments");
        var plan = new TurnoutPlan
        {
            Measure = field["measure"].OneOf(Words.TurnoutMeasures, TurnoutMeasure.Issued),
            Roll = field["roll"].OneOf(Words.TurnoutRolls, TurnoutRoll.Registry),
            Contest = ContestOf(field["contest"], contests),
            DueMinutes = (uint)field["due_minutes"].Whole(1, 1_440),
        };
        plan.Moments.AddRange(field["moments"].Items().Select(ReadMoment));
        if (plan.Moments.Count == 0) field["moments"].Problem("This is needed: a list of moments like 2023-03-19T10:00:00+06:00, ascending.");
        return plan;
    }

    private static TurnoutMoment ReadMoment(YamlField field)
    {
        var at = field.LocalMoment();
        return new TurnoutMoment { At = (ulong)at.ToUnixTimeMilliseconds(), OffsetMinutes = (int)(at.Offset.TotalMilliseconds / Minute) };
    }

    private static uint ContestOf(YamlField field, IReadOnlyList<Contest> contests)
    {
        if (!field.Exists && contests.Count == 1) return 0;
        var code = field.Text();
        var number = contests.Index().FirstOrDefault(contest => contest.Item.Code == code, (-1, null!)).Index;
        if (number < 0 && field.Exists) field.Problem($"There is no contest \"{code}\".");
        return (uint)Math.Max(number, 0);
    }
}
