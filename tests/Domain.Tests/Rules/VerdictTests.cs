using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

public class VerdictTests
{
    private static readonly Form Form = new("form", [Parts.Line("a")],
        [.. new[] { "K1", "K2" }.Select(code => Parts.Equation(code, Relation.Equal, 0, Disposition.Flag, new Term(1, 0)))]);

    [Fact]
    public void Nothing_found_is_the_clean_verdict() => Assert.Same(Verdict.Clean, Verdict.Of(new Findings(), Form));

    [Fact]
    public void A_verdict_lists_each_rule_once_and_each_equation_by_its_code()
    {
        var findings = new Findings();
        findings.Refuse(Rule.NegativeFigure, 1);
        findings.Refuse(Rule.NegativeFigure, 2);
        findings.Add(Rule.Equation, Disposition.Flag, 0);
        findings.Add(Rule.Equation, Disposition.Info, 1);
        findings.Add(Rule.ZeroVotes, Disposition.Info);
        var verdict = Verdict.Of(findings, Form);
        Assert.Equal(new Verdict(Disposition.Refuse, ["NEGATIVE_FIGURE", "EQUATION/K1", "EQUATION/K2", "ZERO_VOTES"]), verdict);
        Assert.True(verdict.Matches(findings, Form));
    }

    [Theory]
    [InlineData(Disposition.Hold, "EQUATION/K1", "ZERO_VOTES")]
    [InlineData(Disposition.Flag, "EQUATION/K1")]
    [InlineData(Disposition.Flag, "ZERO_VOTES", "EQUATION/K1")]
    [InlineData(Disposition.Flag, "EQUATION/K2", "ZERO_VOTES")]
    [InlineData(Disposition.Flag, "EQUATION", "ZERO_VOTES")]
    [InlineData(Disposition.Flag, "EQUATION/K1", "ZERO_VOTES", "ZERO_VOTES")]
    [InlineData(Disposition.None)]
    public void Another_verdict_does_not_match(Disposition disposition, params string[] rules)
    {
        var findings = new Findings();
        findings.Add(Rule.Equation, Disposition.Flag, 0);
        findings.Add(Rule.ZeroVotes, Disposition.Info);
        Assert.False(new Verdict(disposition, rules).Matches(findings, Form));
        Assert.True(new Verdict(Disposition.Flag, ["EQUATION/K1", "ZERO_VOTES"]).Matches(findings, Form));
    }

    [Fact]
    public void Rules_are_known_by_their_codes()
    {
        Assert.Equal("BOXES_EXCEED_ISSUED", Rule.BoxesExceedIssued.Code());
        foreach (var rule in Enum.GetValues<Rule>()) Assert.Equal(rule, RuleCodes.Find(rule.Code()));
        Assert.Null(RuleCodes.Find("BoxesExceedIssued"));
    }

    /// <summary>Codes are in every recorded verdict and dispositions in every definition: their names and numbers never change.</summary>
    [Fact]
    public void Codes_and_values_of_rules_version_1_stand_for_ever()
    {
        const string codes =
            "ELECTION_NOT_DEFINED ALREADY_DEFINED WRONG_ELECTION UNKNOWN_AUTHORITY KEY_NOT_IN_FORCE AUTHORITY_REVOKED ROLE_NOT_ALLOWED "
            + "OUTSIDE_AREA DEFINITION_INVALID REGISTRY_INVALID PAGE_NOT_COMMITTED PAGE_REPEATED REGISTRY_INCOMPLETE "
            + "BEFORE_POLLS_CLOSE BEFORE_RELEASE UNKNOWN_CONTEST UNKNOWN_PRECINCT CONTEST_NOT_AT_PRECINCT UNKNOWN_AREA CONTEST_NOT_IN_AREA PRECINCT_CLOSED "
            + "CONTEST_CERTIFIED MISSING_LINE UNKNOWN_LINE "
            + "MISSING_SELECTION UNKNOWN_SELECTION NEGATIVE_FIGURE FIGURE_TOO_LARGE STATE_FORBIDS REPLACES_NOT_CURRENT REASON_MISSING LEGAL_BASIS_MISSING "
            + "REVIEWED_NOT_HELD REVIEWER_IS_SUBMITTER ENDORSED_NOT_STANDING ENDORSER_IS_SUBMITTER DECISION_MISSING COUNTED_NOT_REVIEWABLE "
            + "LOT_NOT_CALLED_FOR LOT_ORDER_INVALID CHANGED_AUTHORITY_UNKNOWN NOT_ABOVE_AUTHORITY AUTHORITY_INVALID CHANGE_WITHOUT_EFFECT "
            + "REGISTRY_CHANGE_INVALID TURNOUT_NOT_PLANNED TURNOUT_BEFORE_MOMENT TURNOUT_ROLL_MISSING TURNOUT_ROLL_NOT_ASKED TURNOUT_FALLS "
            + "SAMPLE_AFTER_OPENING SAMPLE_COMMITTED SAMPLE_NOT_COMMITTED SAMPLE_INVALID EXIT_POLL_TOO_EARLY SHARES_INVALID "
            + "POLL_FIGURE_OUT_OF_RANGE METHOD_MISSING CHECKPOINT_UNKNOWN CHECKPOINT_BEHIND CERTIFIED_FIGURES_DIFFER CERTIFIED_SEATS_DIFFER "
            + "SEATS_NOT_DECIDED RESULTS_HELD OUTSTANDING_DIFFERS OUTSTANDING_MATTERS PROTOCOLS_DIFFER CONTEST_NOT_CERTIFIED CERTIFIED_ON_ITS_SEATS NOT_A_LIST "
            + "MANDATES_DIFFER MANDATES_INVALID EQUATION "
            + "VOTES_DIFFER_FROM_VALID ISSUED_EXCEED_REGISTERED BOXES_EXCEED_ISSUED ZERO_VOTES TURNOUT_HIGH SHARE_HIGH "
            + "REGISTERED_DIFFERS PREVIOUS_TURNOUT_DIFFERS PREVIOUS_REGISTERED_DIFFERS "
            + "TURNOUT_EXCEEDS_ROLL TURNOUT_LATE QUOTA_NOT_MET REPORTS_DIFFER SECOND_REPORT_AWAITED ENDORSEMENT_AWAITED";
        Assert.Equal(codes, string.Join(' ', Enum.GetValues<Rule>().Select(RuleCodes.Code)));
        Assert.Equal([0, 1, 2, 3, 4], Enum.GetValues<Disposition>().Select(disposition => (int)disposition));
    }
}
