using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Folding.States.StateCheck;

namespace Tabulation.Domain.Tests.Folding.States;

/// <summary>
/// Each result is reported by two authorities. What waits is the north's report, alone or beside the commission's (_TWICE); what counts are figures A. In the
/// table whoever has a report waiting puts the new one in its place.
/// </summary>
public class TwoReportsStateTests
{
    private static readonly StateTable Table = new("""
                                       | AWAITED              | HELD                 | HELD_TWICE           | COUNTED              | COUNTED_AND_HELD       | COUNTED_AND_HELD_TWICE | NO_RESULT            | NO_RESULT_AND_HELD       | ANNULLED             | CERTIFIED
        the north reports A            | HELD                 | HELD                 | HELD_TWICE           | COUNTED_AND_HELD     | COUNTED_AND_HELD       | COUNTED                | NO_RESULT_AND_HELD   | NO_RESULT_AND_HELD       | STATE_FORBIDS        | CONTEST_CERTIFIED
        the commission reports A       | HELD                 | COUNTED              | COUNTED              | COUNTED_AND_HELD     | COUNTED_AND_HELD_TWICE | COUNTED_AND_HELD_TWICE | NO_RESULT_AND_HELD   | COUNTED                  | STATE_FORBIDS        | CONTEST_CERTIFIED
        the commission reports B       | HELD                 | HELD_TWICE           | HELD_TWICE           | COUNTED_AND_HELD     | COUNTED                | COUNTED                | NO_RESULT_AND_HELD   | NO_RESULT_AND_HELD_TWICE | STATE_FORBIDS        | CONTEST_CERTIFIED
        a third authority reports A    | HELD                 | COUNTED              | STATE_FORBIDS        | COUNTED_AND_HELD     | COUNTED_AND_HELD_TWICE | STATE_FORBIDS          | NO_RESULT_AND_HELD   | COUNTED                  | STATE_FORBIDS        | CONTEST_CERTIFIED
        the commission names the other | REPLACES_NOT_CURRENT | REPLACES_NOT_CURRENT | REPLACES_NOT_CURRENT | REPLACES_NOT_CURRENT | REPLACES_NOT_CURRENT   | REPLACES_NOT_CURRENT   | REPLACES_NOT_CURRENT | REPLACES_NOT_CURRENT     | STATE_FORBIDS        | CONTEST_CERTIFIED
        a review releases the first    | REVIEWED_NOT_HELD    | COUNTED              | COUNTED              | REVIEWED_NOT_HELD    | COUNTED                | COUNTED                | REVIEWED_NOT_HELD    | COUNTED                  | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD
        a review releases the second   | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD    | COUNTED              | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD      | COUNTED                | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD        | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD
        a review refuses the first     | REVIEWED_NOT_HELD    | AWAITED              | HELD                 | REVIEWED_NOT_HELD    | COUNTED                | COUNTED_AND_HELD       | REVIEWED_NOT_HELD    | NO_RESULT                | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD
        a review refuses the second    | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD    | HELD                 | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD      | COUNTED_AND_HELD       | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD        | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD
        the first is endorsed          | ENDORSED_NOT_STANDING| HELD                 | HELD_TWICE           | ENDORSED_NOT_STANDING| COUNTED_AND_HELD       | COUNTED_AND_HELD_TWICE | ENDORSED_NOT_STANDING| NO_RESULT_AND_HELD       | ENDORSED_NOT_STANDING| CONTEST_CERTIFIED+ENDORSED_NOT_STANDING
        the second is endorsed         | ENDORSED_NOT_STANDING| ENDORSED_NOT_STANDING| HELD_TWICE           | ENDORSED_NOT_STANDING| ENDORSED_NOT_STANDING  | COUNTED_AND_HELD_TWICE | ENDORSED_NOT_STANDING| ENDORSED_NOT_STANDING    | ENDORSED_NOT_STANDING| CONTEST_CERTIFIED+ENDORSED_NOT_STANDING
        there is no result             | NO_RESULT            | STATE_FORBIDS        | STATE_FORBIDS        | STATE_FORBIDS        | STATE_FORBIDS          | STATE_FORBIDS          | NO_RESULT            | STATE_FORBIDS            | STATE_FORBIDS        | CONTEST_CERTIFIED+STATE_FORBIDS
        what counts is annulled        | STATE_FORBIDS        | STATE_FORBIDS        | STATE_FORBIDS        | ANNULLED             | ANNULLED               | ANNULLED               | STATE_FORBIDS        | STATE_FORBIDS            | STATE_FORBIDS        | CONTEST_CERTIFIED
        it is reinstated               | STATE_FORBIDS        | STATE_FORBIDS        | STATE_FORBIDS        | STATE_FORBIDS        | STATE_FORBIDS          | STATE_FORBIDS          | STATE_FORBIDS        | STATE_FORBIDS            | COUNTED              | CONTEST_CERTIFIED+STATE_FORBIDS
        """);

    private static readonly Draft Election = Small.Whole
        .Define(definition => definition with { RulePolicies = [Parts.Policy(Rule.SecondReportAwaited, Disposition.Hold)] })
        .Register(page => page with { Authorities = [.. page.Authorities, Parts.Authority("third", AuthorityRole.Commission, 20), Parts.Authority("fourth", AuthorityRole.Commission, 21)] });

    private static readonly Said A = Said.Result("north", "list", "p1", Small.Lines, Small.Votes);
    private static readonly Said B = A with { Lines = [1000, 11, .. Small.Lines[2..]] };
    private static readonly Said Without = Said.NoResult("north", "list", "p1");

    public static TheoryData<string, string> Cells => Table.Cells();

    [Theory]
    [MemberData(nameof(Cells))]
    public void Leads_where_the_law_says(string statement, string state)
    {
        var night = Driven(state);
        Assert.Equal(state, NameOf(night));
        Assert.Equal(Table.Outcome(statement, state), Outcome(night, Statement(statement, night), NameOf));
        if (state != "CERTIFIED" && Message(night) is { } message)
            Assert.Contains($"({state.Replace("_TWICE", "", StringComparison.Ordinal)}):", message, StringComparison.Ordinal);
    }

    private static Said Statement(string statement, Night night)
    {
        var slot = night.State[P1];
        return statement switch
        {
            "the north reports A" => By("north", A, night),
            "the commission reports A" => By("cec", A, night),
            "the commission reports B" => By("cec", B, night),
            "a third authority reports A" => By("third", A, night),
            "the commission names the other" => A.Correcting(Absent) with { Authority = "cec" },
            "a review releases the first" => Said.Review("fourth", slot.First.Id.Or(), ReviewDecision.Release),
            "a review releases the second" => Said.Review("fourth", slot.Second.Id.Or(), ReviewDecision.Release),
            "a review refuses the first" => Said.Review("fourth", slot.First.Id.Or(), ReviewDecision.Refuse),
            "a review refuses the second" => Said.Review("fourth", slot.Second.Id.Or(), ReviewDecision.Refuse),
            "the first is endorsed" => Said.Endorse("fourth", "list", "p1", slot.First.Id.Or()),
            "the second is endorsed" => Said.Endorse("fourth", "list", "p1", slot.Second.Id.Or()),
            "there is no result" => Said.NoResult("fourth", "list", "p1") with { Replaces = slot.Decision },
            "what counts is annulled" => Said.Annul("list", "p1", slot.Counted.Or()) with { Reason = "ruling 8" },
            _ => Said.Reinstate("list", "p1", slot.Decision.Or()),
        };
    }

    private static Said By(string authority, Said said, Night night)
    {
        var (slot, election) = (night.State[P1], night.State.Election!);
        var own = new[] { slot.First, slot.Second }.FirstOrDefault(held => !held.IsNone && election[held.By].Code == authority).Id;
        var replaced = own.IsNone ? slot.Standing : own;
        return (replaced.IsNone ? said : said.Correcting(replaced)) with { Authority = authority };
    }

    private static Night Driven(string state)
    {
        var night = new Night(Election);
        if (state == "CERTIFIED")
        {
            foreach (var said in Small.Results.SelectMany(said => new[] { said, said with { Authority = "cec" } })) night.Require(said);
            night.Require(Said.Certify("cec", Certified.Of(night, "list")));
            return night;
        }

        if (state.StartsWith("COUNTED", StringComparison.Ordinal) || state == "ANNULLED") Report(night, ("north", A), ("cec", A));
        if (state.StartsWith("NO_RESULT", StringComparison.Ordinal)) night.Require(Without);
        if (state == "ANNULLED") night.Require(Said.Annul("list", "p1", night.State[P1].Counted));
        if (state.Contains("HELD", StringComparison.Ordinal)) Report(night, ("north", state.StartsWith("COUNTED", StringComparison.Ordinal) ? B : A));
        if (state == "HELD_TWICE") Report(night, ("cec", B));
        if (state == "COUNTED_AND_HELD_TWICE") Report(night, ("cec", A));
        return night;
    }

    private static void Report(Night night, params (string By, Said Said)[] reports)
    {
        foreach (var (by, said) in reports) night.Require(By(by, said, night));
    }
}
