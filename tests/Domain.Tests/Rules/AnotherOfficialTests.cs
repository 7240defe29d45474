using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Two offices that have, or ever had, one key are one official, whichever of them has changed it since.</summary>
public class AnotherOfficialTests
{
    private static readonly Said Report = Said.Result("north", "list", "p1", [1000, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0]);

    /// <summary>Who gets a new key after both had the same.</summary>
    public static TheoryData<string> Changes => ["", "north", "twin", "north twin", "twin north"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Neither_reviews_what_the_other_reported(string changes)
    {
        var night = Changed(Policy(Rule.ZeroVotes), changes);
        night.Require(Report);
        Assert.Equal(Rule.ReviewerIsSubmitter, Only(night, Said.Review("twin", Report.Id, ReviewDecision.Release)));
        Assert.False(May(night, Report, "twin"));
        Assert.True(May(night, Report, "cec"));
        Assert.Empty(night.Judge(Said.Review("cec", Report.Id, ReviewDecision.Release)).All.ToArray());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Neither_endorses_what_the_other_reported(string changes)
    {
        var night = Changed(Policy(Rule.EndorsementAwaited), changes);
        night.Require(Report);
        Assert.Equal(Rule.EndorserIsSubmitter, Only(night, Said.Endorse("twin", "list", "p1", Report.Id)));
        Assert.Empty(night.Judge(Said.Endorse("cec", "list", "p1", Report.Id)).All.ToArray());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Neither_reports_for_the_second_time(string changes)
    {
        var night = Changed(Policy(Rule.SecondReportAwaited), changes);
        night.Require(Report);
        Assert.Equal(Rule.ReplacesNotCurrent, Only(night, Report with { Authority = "twin" }));
        night.Require(Report with { Authority = "cec" });
        Assert.True(night.Tally.HasCounted(new SlotIndex(0)));
    }

    [Fact]
    public void Of_two_reports_that_differ_neither_author_reviews_either()
    {
        var night = Changed(Policy(Rule.SecondReportAwaited), "");
        var other = Report with { Authority = "cec", Lines = [1000, 1, 0, 0, 0, 0, 0] };
        night.Require(Report);
        night.Require(other);
        foreach (var author in new[] { "north", "cec", "twin" })
            foreach (var report in new[] { Report, other })
                foreach (var decision in new[] { ReviewDecision.Release, ReviewDecision.Refuse })
                {
                    Assert.Equal(Rule.ReviewerIsSubmitter, Only(night, Said.Review(author, report.Id, decision)));
                    Assert.False(May(night, report, author));
                }

        Assert.True(May(night, Report, "third") && May(night, other, "third"));
        night.Require(Said.Review("third", other.Id, ReviewDecision.Release));
        Assert.Equal(other.Id, night.State[new SlotIndex(0)].Counted);
    }

    /// <summary>The author of the one has said nothing else than the other: what both wait for may be released by either.</summary>
    [Fact]
    public void Of_two_reports_that_agree_each_author_reviews_the_others()
    {
        var night = Changed([.. Policy(Rule.SecondReportAwaited), .. Policy(Rule.ZeroVotes)], "");
        night.Require(Report);
        night.Require(Report with { Authority = "cec" });
        Assert.Equal(Rule.ReviewerIsSubmitter, Only(night, Said.Review("north", Report.Id, ReviewDecision.Release)));
        night.Require(Said.Review("cec", Report.Id, ReviewDecision.Release));
        Assert.Equal(Report.Id, night.State[new SlotIndex(0)].Counted);
    }

    [Fact]
    public void After_the_certification_nobody_reviews_until_a_court_reopens_the_contest()
    {
        var night = Night.Of(Small.Whole, [Report, .. Small.Results[1..]]);
        Assert.True(May(night, Report, "cec"));
        var certification = Said.Certify("cec", Certified.Of(night, "list"));
        night.Require(certification);
        Assert.Equal(Rule.ContestCertified, Only(night, Said.Review("cec", Report.Id, ReviewDecision.Release)));
        Assert.False(May(night, Report, "cec"));
        night.Require(Said.Reopen("list", certification.Id));
        Assert.True(May(night, Report, "cec"));
    }

    [Fact]
    public void An_id_that_names_nothing_is_nobodys()
    {
        var night = Changed([], "");
        Assert.Equal(Rule.EndorsedNotStanding, Only(night, Said.Endorse("cec", "list", "p1", default)));
        Assert.Equal(Rule.EndorsedNotStanding, Only(night, Said.Endorse("north", "list", "p1", default)));
    }

    private static RulePolicy[] Policy(Rule rule) => [Parts.Policy(rule, Disposition.Hold)];

    private static bool May(Night night, Said result, string reviewer) =>
        Domain.Folding.Reviewers.May(night.State, new SlotIndex(0), result.Id, night.State.Election!.FindAuthority(reviewer)!.Value);

    private static Rule Only(Night night, Said said) =>
        Assert.Single(night.Judge(said).All.ToArray(), finding => finding.Disposition == Disposition.Refuse).Rule;

    /// <summary>The north's commission and its twin had one key, before each of those named got another.</summary>
    private static Night Changed(RulePolicy[] policies, string changes)
    {
        var draft = Small.Draft.Define(definition => definition with { RulePolicies = policies }).Register(page => page with
        {
            Authorities =
            [
                .. page.Authorities, Parts.Authority("twin", AuthorityRole.Commission, 1, 1), Parts.Authority("third", AuthorityRole.Commission, 20),
            ],
        });
        return Night.Of(draft, changes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((code, number) => Said.Rotates(code, 70 + number)));
    }
}
