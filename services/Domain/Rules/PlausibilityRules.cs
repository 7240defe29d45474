using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules that compare a result with what might be expected. All in integers: a share a/b is over p per mille where a * 1000 &gt; b * p.
/// </summary>
internal static class PlausibilityRules
{
    public static void Run(in Reading reading, PrecinctResult result, PrecinctFigures precinct, Adjustable rules)
    {
        JudgeShares(reading, result, rules);
        if (!reading.Sheet.Registered.Exists) return;
        var line = reading.Sheet.Registered.First;
        if (precinct.Registered is { } expected) JudgeDifference(Rule.RegisteredDiffers, line, reading.Registered, expected, rules);
        if (precinct.Previous is not { } previous) return;
        JudgeTurnoutDifference(reading, line, previous, rules);
        JudgeDifference(Rule.PreviousRegisteredDiffers, line, reading.Registered, previous.Registered, rules);
    }

    private static void JudgeShares(in Reading reading, PrecinctResult result, Adjustable rules)
    {
        if (IsOver(reading.Ballots, reading.Registered, rules.ThresholdOf(Rule.TurnoutHigh)))
            rules.Break(Rule.TurnoutHigh, reading.Sheet.Registered.First, Permille(reading.Ballots, reading.Registered),
                rules.ThresholdOf(Rule.TurnoutHigh));
        var largest = IndexOfLargest(result.Votes);
        var most = result.Votes[largest];
        if (IsOver(most, reading.Votes, rules.ThresholdOf(Rule.ShareHigh)))
            rules.Break(Rule.ShareHigh, reading.Sheet.Lines + largest, Permille(most, reading.Votes), rules.ThresholdOf(Rule.ShareHigh));
    }

    private static int IndexOfLargest(ReadOnlySpan<long> votes)
    {
        var largest = 0;
        for (var i = 1; i < votes.Length; i++)
            if (votes[i] > votes[largest]) largest = i;
        return largest;
    }

    private static bool IsOver(long part, long whole, long permille) => whole > 0 && part * 1000 > whole * permille;

    private static long Permille(long part, long whole) => part * 1000 / whole;

    private static void JudgeDifference(Rule rule, int line, long found, long expected, Adjustable rules)
    {
        if (Math.Abs(found - expected) * 1000 > expected * rules.ThresholdOf(rule)) rules.Break(rule, line, found, expected);
    }

    /// <summary>
    /// Turnouts a/b and c/d differ by more than p per mille where |ad - cb| * 1000 &gt; bd * p; beyond 64 bits, hence Int128.
    /// </summary>
    private static void JudgeTurnoutDifference(in Reading reading, int line, (int Registered, int Ballots) previous, Adjustable rules)
    {
        if (reading.Registered == 0 || previous.Registered == 0) return;
        var difference = Int128.Abs(((Int128)reading.Ballots * previous.Registered) - ((Int128)previous.Ballots * reading.Registered));
        var limit = (Int128)reading.Registered * previous.Registered * rules.ThresholdOf(Rule.PreviousTurnoutDiffers);
        if (difference * 1000 <= limit) return;
        rules.Break(Rule.PreviousTurnoutDiffers, line,
            Permille(reading.Ballots, reading.Registered), Permille(previous.Ballots, previous.Registered));
    }
}
