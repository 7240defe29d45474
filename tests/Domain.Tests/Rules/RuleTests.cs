using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

public class RuleTests
{
    public static TheoryData<Rule, int> Examples { get; } = All();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Breaks_alone_and_is_explained(Rule rule, int number)
    {
        var example = RuleExample.All.Where(example => example.Rule == rule).ElementAt(number);
        var night = Night.Of(example.Draft, example.Before);
        Assert.Equal(example.Before.Length + 2, night.Entries.Count);
        var finding = Assert.Single(night.Judge(example.Breaks).All.ToArray());
        Assert.Equal(rule, finding.Rule);
        var explanation = Explanation.Of(finding, night.Last, night.State.Election);
        Assert.Equal(example.Field, explanation.Field);
        Assert.Contains(example.Words, explanation.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", explanation.Message, StringComparison.Ordinal);
        Assert.Equal(rule == Rule.Equation ? "EQUATION/K1" : rule.Code(), explanation.Code);
    }

    [Fact]
    public void Every_rule_has_an_example_here_or_among_the_registrys() => Assert.Equal(
        [Rule.ElectionNotDefined, Rule.DefinitionInvalid, Rule.RegistryInvalid, Rule.RegistryIncomplete],
        Enum.GetValues<Rule>().Except(RuleExample.All.Select(example => example.Rule)));

    [Fact]
    public void The_example_without_a_fault_breaks_nothing() =>
        Assert.Empty(new Night(Small.Draft).Judge(RuleExample.Clean).All.ToArray());

    [Fact]
    public void Two_offices_that_share_a_key_cannot_review_each_other()
    {
        var example = RuleExample.All.First(example => example.Rule == Rule.ReviewerIsSubmitter);
        var draft = example.Draft.Register(page =>
            page with { Authorities = [.. page.Authorities, page.Authorities[0] with { Code = "same-key" }] });
        var night = Night.Of(draft, example.Before);
        Assert.Equal(Rule.ReviewerIsSubmitter,
            Assert.Single(night.Judge(example.Breaks with { Authority = "same-key" }).All.ToArray()).Rule);
    }

    [Fact]
    public void Nor_can_they_once_the_one_that_submitted_has_a_new_key()
    {
        var example = RuleExample.All.First(example => example.Rule == Rule.ReviewerIsSubmitter);
        var draft = example.Draft.Register(page =>
            page with { Authorities = [.. page.Authorities, page.Authorities[0] with { Code = "same-key" }] });
        var night = Night.Of(draft, [.. example.Before, Said.Rotates("north", 7)]);
        Assert.Equal(Rule.ReviewerIsSubmitter,
            Assert.Single(night.Judge(example.Breaks with { Authority = "same-key" }).All.ToArray()).Rule);
        Assert.Empty(night.Judge(example.Breaks with { Authority = "cec" }).All.ToArray());
    }

    [Fact]
    public void Everything_wrong_is_found_at_once()
    {
        var night = Night.Of(Small.Draft, [RuleExample.Clean]);
        var findings = night.Judge(RuleExample.Clean with { Lines = [1000, 10, 490, 480, 14, 5, 490], Votes = [200, 150, 100, 41] });
        Assert.Equal([Rule.ReplacesNotCurrent, Rule.Equation, Rule.VotesDifferFromValid],
            findings.All.ToArray().Select(finding => finding.Rule));
        Assert.Equal(RuleExample.Clean.Id, findings.Current);
        findings = night.Judge(RuleExample.Clean with { Contest = "x", Precinct = "y", Authority = "court" });
        Assert.Equal([Rule.RoleNotAllowed, Rule.UnknownContest, Rule.UnknownPrecinct],
            findings.All.ToArray().Select(finding => finding.Rule));
    }

    [Fact]
    public void A_missing_line_does_not_move_the_names_of_the_votes()
    {
        var night = new Night(Small.Draft);
        var findings = night.Judge(RuleExample.Clean with { Lines = [1, 2], Votes = [1, 2, -3, 4] }).All.ToArray();
        Assert.Equal([Rule.MissingLine, Rule.NegativeFigure], findings.Select(finding => finding.Rule));
        var explanation = Explanation.Of(findings[1], night.State.Election!.SheetOf(new ContestIndex(0)));
        Assert.Equal("precinct_result.votes[2]", explanation.Field);
        Assert.Contains("Votes for \"C\"", explanation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_looked_up_in_another_registry_are_a_bug_not_a_finding()
    {
        var night = new Night(Small.Draft);
        var elsewhere = RuleExample.Clean.Into(new Statement(), new Night(Small.Draft).State);
        Assert.Throws<ArgumentException>(() => Judge.Run(night.State, elsewhere, Draft.PollsClose, new Findings()));
    }

    private static TheoryData<Rule, int> All()
    {
        var examples = new TheoryData<Rule, int>();
        foreach (var rule in RuleExample.All.GroupBy(example => example.Rule))
            foreach (var (number, _) in rule.Index()) examples.Add(rule.Key, number);
        return examples;
    }
}
