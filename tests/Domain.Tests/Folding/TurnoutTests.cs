using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

public class TurnoutTests
{
    /// <summary>A place's reports by moment, as told by nothing but the rule that turnout never falls.</summary>
    private sealed class Course
    {
        private readonly SortedDictionary<int, (bool IsCount, int Figure)> reports = [];

        public bool Takes(int moment, bool isCount, int figure)
        {
            var after = new SortedDictionary<int, (bool IsCount, int Figure)>(reports) { [moment] = (isCount, figure) };
            int[] like = [.. after.Values.Where(report => report.IsCount == isCount).Select(report => report.Figure)];
            if (!like.SequenceEqual(like.Order())) return false;
            reports[moment] = (isCount, figure);
            return true;
        }
    }

    [Fact]
    public void Turnout_never_falls_whatever_is_reported_corrected_or_announced_in_whatever_order()
    {
        var reports = (from place in Gen.Choose(0, 2)
                       from moment in Gen.Choose(0, 2)
                       from figure in Gen.Choose(0, 6)
                       from isCount in Gen.Choose(0, 3).Select(choice => choice > 0)
                       select (place, moment, figure, isCount)).ListOf();
        Prop.ForAll(reports.ToArbitrary(), tried =>
        {
            var night = new Night(Small.Whole);
            var courses = new[] { new Course(), new Course(), new Course() };
            foreach (var (place, moment, figure, isCount) in tried)
                Assert.Equal(courses[place].Takes(moment, isCount, figure), night.Submit(Report(night, place, moment, figure, isCount)) != Answer.Refused);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A_percentage_never_becomes_a_count()
    {
        var night = Night.Of(Small.Whole, [Said.Turnout("north", "p1", 0, permyriad: 4_550)]);
        var stands = Assert.Single(night.State.Beside.Turnout.All).Value.Content;
        Assert.Equal(((int?)null, 4_550, (int?)null), (stands.Count, stands.Permyriad, stands.Registered));
        Assert.Equal(0, night.Tally.CountsOf(0).Counted);
        Assert.Equal(Answer.Recorded, night.Submit(Said.Turnout("north", "p1", 1, count: 1)));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void A_report_is_in_time_until_its_last_minute_is_full_and_a_late_one_still_counts(int minutes, bool late)
    {
        var night = new Night(Small.Whole);
        var said = Said.Turnout("north", "p1", 2, count: 100);
        night.Later = Small.Moments[2] + (minutes * 60_000L) - Draft.PollsClose.Milliseconds - (10 * night.State.Position);
        night.Require(said);
        Assert.Equal(late ? [Rule.TurnoutLate] : [], night.Findings.All.ToArray().Select(finding => finding.Rule));
        Assert.Equal(late ? Disposition.Info : Disposition.None, night.Findings.Gravest);
        Assert.Equal(100, Assert.Single(night.State.Beside.Turnout.All).Value.Content.Count);
    }

    [Fact]
    public void An_areas_own_sum_and_its_precincts_reports_do_not_touch()
    {
        var night = Night.Of(Small.Whole,
            [Said.Turnout("north", "p1", 0, count: 100), Said.Turnout("north", "north", 0, count: 90, ofArea: true), Said.Turnout("north", "p1", 1, count: 110)]);
        Assert.Equal(3, night.State.Beside.Turnout.Count);
        Assert.Equal(Answer.Recorded, night.Submit(Said.Turnout("north", "north", 1, count: 95, ofArea: true)));
    }

    [Theory]
    [InlineData(Rule.TurnoutExceedsRoll)]
    [InlineData(Rule.TurnoutLate)]
    [InlineData(Rule.QuotaNotMet)]
    public void What_is_no_result_cannot_be_held(Rule rule)
    {
        var problem = Assert.Single(With(rule, Disposition.Hold).TryBuild().Problems);
        Assert.Equal("rule_policies[0].disposition", problem.Field);
        Assert.Contains("only results wait for a review", problem.Message, StringComparison.Ordinal);
        foreach (var disposition in new[] { Disposition.Info, Disposition.Flag, Disposition.Refuse }) Assert.Empty(With(rule, disposition).TryBuild().Problems);
    }

    private static Draft With(Rule rule, Disposition disposition) =>
        Small.Whole.Define(definition => definition with { RulePolicies = [Parts.Policy(rule, disposition)] });

    /// <summary>Of p1, of p2 or of the north, in place of what stands there.</summary>
    private static Said Report(Night night, int place, int moment, int figure, bool isCount)
    {
        var ofArea = place == 2;
        var said = Said.Turnout("north", ofArea ? "north" : $"p{place + 1}", moment, isCount ? figure : null, isCount ? null : figure, ofArea: ofArea);
        var standing = night.State.Beside.Turnout.IdIn((new(ofArea, ofArea ? 1 : place), moment));
        return standing.IsNone ? said : said.Correcting(standing);
    }
}
