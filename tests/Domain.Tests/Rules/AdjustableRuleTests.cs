using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>What the election decides about each rule it may set, and about its equations.</summary>
public class AdjustableRuleTests
{
    public static TheoryData<Rule, Disposition> Settings { get; } = All();

    [Theory]
    [MemberData(nameof(Settings))]
    public void Leads_to_what_the_election_says(Rule rule, Disposition disposition)
    {
        var (night, said) = Example(rule, disposition);
        Assert.Equal(disposition == Disposition.Refuse ? Answer.Refused : Answer.Recorded, night.Submit(said));
        Assert.Equal((rule, disposition), Only(night));
        AssertStands(night, disposition);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Flags_what_it_would_refuse_where_the_form_itself_reads_so(Rule rule, Disposition disposition)
    {
        var (night, said) = Example(rule, disposition);
        Assert.Equal(Answer.Recorded, night.Submit(said with { AsWritten = true }));
        var softened = disposition == Disposition.Refuse ? Disposition.Flag : disposition;
        Assert.Equal((rule, softened), Only(night));
        AssertStands(night, softened);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Says_what_follows(Rule rule, Disposition disposition)
    {
        var (night, said) = Example(rule, disposition);
        var finding = night.Judge(said).All[0];
        var advice = disposition switch
        {
            Disposition.None => "",
            Disposition.Info => "only noted",
            Disposition.Flag => "counted and marked",
            Disposition.Hold => "waits for a review",
            Disposition.Refuse => "send it again with as_written",
        };
        Assert.Contains(advice, Explanation.Of(finding, night.Last, night.State.Election).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void As_written_does_not_excuse_what_is_typed_wrongly()
    {
        var typed = Enum.GetValues<Rule>().Where(rule => rule is >= Rule.BeforePollsClose and <= Rule.ReasonMissing);
        foreach (var example in RuleExample.All.Where(example => typed.Contains(example.Rule)))
        {
            var night = Night.Of(example.Draft, example.Before);
            Assert.True(night.Judge(example.Breaks with { AsWritten = true }).Refused);
        }
    }

    [Theory]
    [InlineData(959, false)]
    [InlineData(960, false)]
    [InlineData(961, true)]
    public void A_share_is_over_its_threshold_only_beyond_it(int ballots, bool breaks)
    {
        var draft = Small.Draft
            .Define(definition => definition with { RulePolicies = [Parts.Policy(Rule.TurnoutHigh, Disposition.Flag, 960)] })
            .Precinct(0, precinct => precinct with { Previous = null });
        var night = new Night(draft);
        night.Judge(RuleExample.Clean with { Lines = [1000, 0, ballots, ballots, 0, ballots - 490, 490] });
        Assert.Equal(breaks, night.Findings.All.Length == 1);
    }

    [Fact]
    public void Without_a_threshold_of_its_own_a_policy_keeps_the_rules_versions()
    {
        var draft = Small.Draft.Define(definition => definition with { RulePolicies = [Parts.Policy(Rule.ShareHigh, Disposition.Flag)] });
        var rules = draft.Build().Rules;
        Assert.Equal((Disposition.Flag, 950), (rules.DispositionOf(Rule.ShareHigh), rules.ThresholdOf(Rule.ShareHigh)));
        Assert.Equal(RuleBook.Defaults[Rule.TurnoutHigh],
            new RuleSetting(rules.DispositionOf(Rule.TurnoutHigh), rules.ThresholdOf(Rule.TurnoutHigh)));
    }

    [Fact]
    public void Nothing_holds_by_default_but_two_reports_that_differ_where_two_are_wanted() =>
        Assert.Equal(Rule.ReportsDiffer, Assert.Single(RuleBook.Defaults, rule => rule.Value.Disposition == Disposition.Hold).Key);

    [Theory]
    [InlineData(Rule.SecondReportAwaited)]
    [InlineData(Rule.EndorsementAwaited)]
    [InlineData(Rule.ReportsDiffer)]
    public void What_wants_two_officials_only_holds_and_names_its_law(Rule rule)
    {
        foreach (var disposition in new[] { Disposition.Info, Disposition.Flag, Disposition.Refuse })
            Assert.Contains("must be HOLD", ProblemOf(Parts.Policy(rule, disposition)), StringComparison.Ordinal);
        Assert.Contains("name its clause", ProblemOf(Parts.Policy(rule, Disposition.Hold) with { LegalBasis = "" }), StringComparison.Ordinal);
        Assert.Empty(Small.Draft.Define(definition => definition with { RulePolicies = [Parts.Policy(rule, Disposition.Hold)] }).TryBuild().Problems);
    }

    private static string ProblemOf(RulePolicy policy) =>
        Assert.Single(Small.Draft.Define(definition => definition with { RulePolicies = [policy] }).TryBuild().Problems).Message;

    /// <summary>Turnout, share and comparison rules must not keep a real result out of the totals by default.</summary>
    [Theory]
    [InlineData(Rule.TurnoutHigh)]
    [InlineData(Rule.ShareHigh)]
    [InlineData(Rule.RegisteredDiffers)]
    [InlineData(Rule.PreviousTurnoutDiffers)]
    [InlineData(Rule.PreviousRegisteredDiffers)]
    public void Plausibility_only_informs_by_default(Rule rule) => Assert.Equal(Disposition.Info, RuleBook.Defaults[rule].Disposition);

    private static (Night Night, Said Said) Example(Rule rule, Disposition disposition)
    {
        var example = RuleExample.All.First(example => example.Rule == rule);
        var draft = rule == Rule.Equation
            ? example.Draft.Form(0, form => form with { Equations = [form.Equations[0] with { Disposition = disposition }] })
            : example.Draft.Define(definition => definition with { RulePolicies = [Parts.Policy(rule, disposition)] });
        return (new Night(draft), example.Breaks);
    }

    private static (Rule, Disposition) Only(Night night)
    {
        var finding = Assert.Single(night.Findings.All.ToArray());
        return (finding.Rule, finding.Disposition);
    }

    private static void AssertStands(Night night, Disposition disposition)
    {
        var counts = night.Tally.CountsOf(0);
        Assert.Equal(disposition is Disposition.Info or Disposition.Flag ? 1 : 0, counts.Counted);
        Assert.Equal(disposition == Disposition.Flag ? 1 : 0, counts.Flagged);
        Assert.Equal(disposition == Disposition.Hold ? 1 : 0, counts.Held);
    }

    private static TheoryData<Rule, Disposition> All()
    {
        var settings = new TheoryData<Rule, Disposition>();
        foreach (var rule in Parts.AboutFigures.Keys.Append(Rule.Equation))
            foreach (var disposition in Enum.GetValues<Disposition>().Where(disposition =>
                disposition != Disposition.None)) settings.Add(rule, disposition);
        return settings;
    }
}
