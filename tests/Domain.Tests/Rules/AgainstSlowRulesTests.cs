using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

public class AgainstSlowRulesTests
{
    [Fact]
    public void Every_result_breaks_exactly_the_rules_it_breaks_in_unlimited_integers() => Scene.Check(scene =>
    {
        var night = new Night(scene.Draft);
        foreach (var act in scene.Acts)
        {
            var said = act.Choose(night);
            night.Judge(said);
            if (said.Kind == StatementKind.PrecinctResult && said.Lines.Concat(said.Votes).All(figure => figure >= 0)) AssertSame(said,
                night);
            night.Submit(said);
        }

        return true;
    }, tests: 150);

    [Fact]
    public void Findings_come_in_the_rules_order_and_judging_changes_nothing() => Scene.Check(scene =>
    {
        var night = new Night(scene.Draft);
        foreach (var act in scene.Acts)
        {
            var said = act.Choose(night);
            var first = night.Judge(said).All.ToArray();
            Assert.Equal(first, night.Judge(said).All.ToArray());
            Assert.Equal(first.Order(Comparer<Finding>.Create((one, other) => (one.Rule, one.Index).CompareTo((other.Rule, other.Index)))),
                first);
            Assert.Equal(first.Select(finding => finding.Disposition).Append(Disposition.None).Max(), night.Findings.Gravest);
            night.Submit(said);
        }

        return true;
    });

    [Fact]
    public void The_largest_figures_the_widest_form_and_the_steepest_equations_stay_within_64_bits()
    {
        foreach (var (coefficient, figure) in new[] { (1000, int.MaxValue), (-1000, int.MaxValue), (1000, 0), (-1000, 1) })
        {
            var draft = Widest(coefficient);
            var said = Said.Result("cec", "list", "p1", [.. Enumerable.Repeat((long)figure, 60)],
                [.. Enumerable.Repeat((long)figure, 200)]) with { AsWritten = true };
            var night = new Night(draft);
            night.Submit(said);
            AssertSame(said, night);
        }
    }

    /// <summary>The figure rules apart from who may speak and from the slot's history, which examples cover.</summary>
    private static void AssertSame(Said said, Night night)
    {
        var found = night.Findings.All.ToArray();
        if (found.Any(finding => finding.Rule is Rule.AuthorityRevoked or Rule.RoleNotAllowed or Rule.OutsideArea or Rule.PrecinctClosed or Rule.ContestCertified)) return;
        var election = night.State.Election!;
        var actual = found.Where(finding => finding.Rule is >= Rule.Equation and <= Rule.PreviousRegisteredDiffers)
            .Select(finding => (Explanation.Of(finding, night.Last, election).Code, finding.Disposition));
        Assert.Equal(new SlowRules(night.Draft, election, said).Broken(), actual);
    }

    private static Draft Widest(int coefficient)
    {
        var roles = Enum.GetValues<LineRole>();
        Term[] votesOnly = [.. Enumerable.Repeat(new Term(coefficient, null), 60)];
        Term[] linesToo = [.. Enumerable.Range(0, 60).Select(line => new Term(coefficient, line))];
        return Small.Draft
            .Define(definition => definition with
            {
                RulePolicies = [.. Parts.AboutFigures.Select(rule =>
                    Parts.Policy(rule.Key, Disposition.Flag, rule.Value.ThresholdPermille == 0 ? 0 : 1_000_000))],
            })
            .Form(0, form => form with
            {
                Lines = [.. Enumerable.Range(0, 60).Select(line => Parts.Line($"l{line}", roles[line % roles.Length]))],
                Equations =
                [
                    Parts.Equation("votes", Relation.Equal, int.MaxValue, Disposition.Flag, votesOnly),
                    Parts.Equation("lines", Relation.AtMost, -int.MaxValue, Disposition.Flag, linesToo),
                    Parts.Equation("least", Relation.AtLeast, int.MaxValue, Disposition.Flag, votesOnly),
                ],
            })
            .Contest(0, contest => contest with { Selections = [.. Enumerable.Range(0, 200).Select(number =>
                Parts.List($"s{number}", number + 1))] })
            .Contest(1, contest => contest with { Selections = [Parts.Candidate("x", 1)] })
            .Contest(2, contest => contest with { Selections = [Parts.Candidate("x", 1)] })
            .Precinct(0, precinct => precinct with { Registered = 1, Previous = new PreviousFigures(1, int.MaxValue) });
    }
}
