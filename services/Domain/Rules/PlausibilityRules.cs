using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules that compare a result with what might be expected. All in integers: a share a/b is over p per mille where a * 1000 &gt; b * p.
/// </summary>
internal static class PlausibilityRules
{
    public static void Run(Election election, Sheet sheet, PrecinctResult result, Findings findings)
    {
        var rules = election.Rules;
        var precinct = election[result.Precinct!.Value];
        var registered = sheet.Registered.Exists ? sheet.Registered.Sum(result.Lines) : 0;
        var ballots = Ballots(sheet, result);
        ShareOver(rules, Rule.TurnoutHigh, ballots, registered, findings);
        ShareOver(rules, Rule.ShareHigh, Largest(result.Votes), FormRules.Sum(result.Votes), findings);
        if (precinct.Registered is { } expected && sheet.Registered.Exists)
            Differs(rules, Rule.RegisteredDiffers, registered, expected, findings);
        if (precinct.Previous is not { } previous || !sheet.Registered.Exists) return;
        TurnoutDiffers(rules, ballots, registered, previous, findings);
        Differs(rules, Rule.PreviousRegisteredDiffers, registered, previous.Registered, findings);
    }

    /// <summary>Ballots in the boxes, or issued, or counted: the first that the form has.</summary>
    private static long Ballots(Sheet sheet, PrecinctResult result)
    {
        if (sheet.InBoxes.Exists) return sheet.InBoxes.Sum(result.Lines);
        return sheet.Issued.Exists ? sheet.Issued.Sum(result.Lines) : FormRules.Sum(result.Votes);
    }

    private static long Largest(ReadOnlySpan<long> votes)
    {
        long largest = 0;
        foreach (var vote in votes) largest = Math.Max(largest, vote);
        return largest;
    }

    private static void ShareOver(RuleBook rules, Rule rule, long part, long whole, Findings findings)
    {
        var threshold = rules.ThresholdOf(rule);
        if (whole > 0 && part * 1000 > whole * threshold)
            findings.Add(rule, rules.DispositionOf(rule), 0, threshold, part * 1000 / whole);
    }

    private static void Differs(RuleBook rules, Rule rule, long found, long expected, Findings findings)
    {
        if (Math.Abs(found - expected) * 1000 > expected * rules.ThresholdOf(rule))
            findings.Add(rule, rules.DispositionOf(rule), 0, expected, found);
    }

    /// <summary>Turnouts a/b and c/d differ by more than p per mille where |ad - cb| * 1000 &gt; bd * p; beyond 64 bits, hence Int128.</summary>
    private static void TurnoutDiffers(RuleBook rules, long ballots, long registered, PreviousFigures previous, Findings findings)
    {
        if (registered == 0 || previous.Registered == 0) return;
        var difference = Int128.Abs(((Int128)ballots * previous.Registered) - ((Int128)previous.Ballots * registered));
        var limit = (Int128)registered * previous.Registered * rules.ThresholdOf(Rule.PreviousTurnoutDiffers);
        if (difference * 1000 > limit)
            findings.Add(Rule.PreviousTurnoutDiffers, rules.DispositionOf(Rule.PreviousTurnoutDiffers), 0,
                (long)previous.Ballots * 1000 / previous.Registered, ballots * 1000 / registered);
    }
}
