using System.Numerics;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>
/// The rules over a result's figures once more: in unlimited integers, from the definition as written, rule by rule. For results whose
/// figures are all there and in range.
/// </summary>
internal sealed class SlowRules(Draft draft, Election election, Said said)
{
    private readonly Precinct precinct = election.Precincts.Single(precinct => precinct.Code == said.Precinct);
    private readonly Form form = draft.Definition.Forms[draft.Page.Contests.Single(contest => contest.Code == said.Contest).Form];
    private readonly BigInteger votes = Total(said.Votes);

    /// <summary>Codes of the rules broken and what each leads to.</summary>
    public IEnumerable<(string Code, Disposition Disposition)> Broken()
    {
        foreach (var equation in form.Equations)
            if (!Holds(equation)) yield return ($"EQUATION/{equation.Code}", Softened(equation.Disposition));
        foreach (var rule in Parts.AboutFigures.Keys)
            if (IsBroken(rule)) yield return (rule.Code(), Softened(PolicyOf(rule)?.Disposition ?? RuleBook.Defaults[rule].Disposition));
    }

    private bool Holds(ControlEquation equation)
    {
        var left = BigInteger.Zero;
        foreach (var term in equation.Terms) left += term.Coefficient * (term.Line is null ? votes : said.Lines[term.Line.Value]);
        var compared = left.CompareTo(equation.Constant);
        return compared == 0 || (compared < 0 && equation.Relation == Relation.AtMost)
            || (compared > 0 && equation.Relation == Relation.AtLeast);
    }

    private bool IsBroken(Rule rule)
    {
        var registered = Of(LineRole.Registered, LineRole.Supplementary);
        var issued = Of(LineRole.IssuedEarly, LineRole.IssuedAtStation, LineRole.IssuedOutside, LineRole.IssuedAbsentee);
        var boxes = Of(LineRole.InMobileBoxes, LineRole.InStationaryBoxes);
        var ballots = boxes ?? issued ?? votes;
        var before = precinct.Previous;
        if (rule == Rule.VotesDifferFromValid) return Of(LineRole.Valid) is { } valid && valid != votes;
        if (rule == Rule.IssuedExceedRegistered) return issued > registered;
        if (rule == Rule.BoxesExceedIssued) return boxes > issued;
        if (rule == Rule.ZeroVotes) return said.Votes.All(vote => vote == 0);
        if (rule == Rule.TurnoutHigh) return registered > 0 && Share(ballots, registered.Value) > ThresholdOf(rule);
        if (rule == Rule.ShareHigh) return votes > 0 && Share(said.Votes.Max(), votes) > ThresholdOf(rule);
        if (rule == Rule.RegisteredDiffers) return Differs(registered, precinct.Registered, rule);
        if (rule == Rule.PreviousRegisteredDiffers) return Differs(registered, before?.Registered, rule);
        if (registered is null || registered == 0 || before is null || before.Registered == 0) return false;
        var change = Share(ballots, registered.Value) - Share(before.Ballots, before.Registered);
        return (change < 0 ? -change : change) > ThresholdOf(rule);
    }

    private bool Differs(BigInteger? found, int? expected, Rule rule)
    {
        if (found is null || expected is null) return false;
        if (expected == 0) return found != 0;
        var share = Share(found.Value - expected.Value, expected.Value);
        return (share < 0 ? -share : share) > ThresholdOf(rule);
    }

    private static Fraction Share(BigInteger part, BigInteger whole) => Fraction.Of(part, whole);

    private Fraction ThresholdOf(Rule rule) =>
        Fraction.Of(PolicyOf(rule) is { ThresholdPermille: > 0 } policy ? policy.ThresholdPermille
            : RuleBook.Defaults[rule].ThresholdPermille, 1000);

    private RulePolicy? PolicyOf(Rule rule) => draft.Definition.RulePolicies.SingleOrDefault(policy => policy.Rule == rule.Code());

    private Disposition Softened(Disposition disposition) =>
        said.AsWritten && disposition == Disposition.Refuse ? Disposition.Flag : disposition;

    private BigInteger? Of(params LineRole[] roles) => form.Lines.Any(line => roles.Contains(line.Role))
        ? Total(form.Lines.Zip(said.Lines).Where(line => roles.Contains(line.First.Role)).Select(line => line.Second))
        : null;

    private static BigInteger Total(IEnumerable<long> figures) => figures.Aggregate(BigInteger.Zero, (sum, figure) => sum + figure);
}
