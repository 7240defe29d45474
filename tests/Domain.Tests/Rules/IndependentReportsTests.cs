using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Whoever reports a result second is told nothing from which the first report could be copied.</summary>
public class IndependentReportsTests
{
    private static readonly Draft Twice = Small.Draft.Define(definition => definition with { RulePolicies = [Parts.Policy(Rule.SecondReportAwaited, Disposition.Hold)] });
    private static readonly Said First = Said.Result("north", "list", "p1", Small.Lines, Small.Votes);
    private static readonly Said Alike = First with { Authority = "cec" };
    private static readonly Said Other = Alike with { Votes = [201, 149, 100, 40] };

    [Fact]
    public void Where_both_differ_is_told_but_not_by_what()
    {
        var found = Night.Of(Twice, [First]).Judge(Other).All.ToArray();
        Assert.Equal([(Rule.ReportsDiffer, 7), (Rule.ReportsDiffer, 8)], found.Select(finding => (finding.Rule, finding.Index)));
        var farOff = First with { Votes = [1, 349, 100, 40] };
        Assert.Equal(found, Night.Of(Twice, [farOff]).Judge(Other).All.ToArray());
        foreach (var finding in found) Assert.Equal((0, 0), (finding.Found, finding.Limit));
    }

    [Fact]
    public void A_dry_run_says_the_same_whatever_the_first_report_is()
    {
        foreach (var night in new[] { new Night(Twice), Night.Of(Twice, [First]), Night.Of(Twice, [First, Other]) })
            foreach (var said in new[] { Alike, Other }.Select(said => night.Entries.Count < 4 ? said : said.Correcting(Other.Id) with { Reason = "typed wrongly" }))
                Assert.Equal(Rule.SecondReportAwaited, Assert.Single(night.JudgeDry(said).All.ToArray()).Rule);
    }

    [Fact]
    public void A_dry_run_says_that_an_endorsement_is_awaited() =>
        Assert.Equal(Rule.EndorsementAwaited, Assert.Single(new Night(Small.Draft.Define(definition => definition with
        {
            RulePolicies = [Parts.Policy(Rule.EndorsementAwaited, Disposition.Hold)],
        })).JudgeDry(First).All.ToArray()).Rule);

    /// <summary>Else it could be sent again and again, wrong on purpose, until nothing differs.</summary>
    [Fact]
    public void A_refused_report_is_not_compared()
    {
        var night = Night.Of(Twice, [First]);
        foreach (var said in new[] { Alike, Other })
            Assert.Equal(Rule.ReplacesNotCurrent, Assert.Single(night.Judge(said with { Replaces = First.Id, Reason = "a guess" }).All.ToArray()).Rule);
    }

    [Fact]
    public void All_else_a_dry_run_finds_as_judging_does() => Scene.Check(scene =>
    {
        var night = new Night(scene.Draft);
        foreach (var act in scene.Acts)
        {
            var said = act.Choose(night);
            var foretold = Others(night.JudgeDry(said));
            Assert.Equal(Others(night.Judge(said)), foretold);
            night.Submit(said);
        }

        return true;
    });

    private static Finding[] Others(Findings findings) =>
        [.. findings.All.ToArray().Where(finding => finding.Rule is not (Rule.ReportsDiffer or Rule.SecondReportAwaited))];
}
