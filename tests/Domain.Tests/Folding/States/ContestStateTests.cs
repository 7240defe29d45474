using Tabulation.Domain.Ids;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Folding.States.StateCheck;

namespace Tabulation.Domain.Tests.Folding.States;

/// <summary>A contest as a whole: open, certified, reopened by a court, certified again.</summary>
public class ContestStateTests
{
    private static readonly StateTable Table = new("""
                                              | OPEN                  | CERTIFIED            | REOPENED              | CERTIFIED_AGAIN
        it is certified                       | CERTIFIED             | CONTEST_CERTIFIED    | REPLACES_NOT_CURRENT  | CONTEST_CERTIFIED
        it is certified again                 | REPLACES_NOT_CURRENT  | CONTEST_CERTIFIED    | CERTIFIED_AGAIN       | CONTEST_CERTIFIED
        it is reopened                        | CONTEST_NOT_CERTIFIED | REOPENED             | CONTEST_NOT_CERTIFIED | REOPENED
        the first certification is reopened   | CONTEST_NOT_CERTIFIED | REOPENED             | CONTEST_NOT_CERTIFIED | REPLACES_NOT_CURRENT
        it is reopened without naming it      | CONTEST_NOT_CERTIFIED | REPLACES_NOT_CURRENT | CONTEST_NOT_CERTIFIED | REPLACES_NOT_CURRENT
        mandates are assigned                 | CONTEST_NOT_CERTIFIED | CERTIFIED            | CONTEST_NOT_CERTIFIED | CERTIFIED_AGAIN
        a result is corrected                 | OPEN                  | CONTEST_CERTIFIED    | REOPENED              | CONTEST_CERTIFIED
        a result is annulled                  | OPEN                  | CONTEST_CERTIFIED    | REOPENED              | CONTEST_CERTIFIED
        a result is endorsed                  | OPEN                  | CONTEST_CERTIFIED    | REOPENED              | CONTEST_CERTIFIED
        a protocol of an area comes           | OPEN                  | CONTEST_CERTIFIED    | REOPENED              | CONTEST_CERTIFIED
        a lot is drawn                        | OPEN                  | CONTEST_CERTIFIED    | REOPENED              | CONTEST_CERTIFIED
        a list withdraws                      | OPEN                  | CONTEST_CERTIFIED    | REOPENED              | CONTEST_CERTIFIED
        a station opens                       | OPEN                  | CONTEST_CERTIFIED    | REOPENED              | CONTEST_CERTIFIED
        an observers' copy comes              | OPEN                  | CERTIFIED            | REOPENED              | CERTIFIED_AGAIN
        an exit poll comes                    | OPEN                  | CERTIFIED            | REOPENED              | CERTIFIED_AGAIN
        turnout is reported                   | OPEN                  | CERTIFIED            | REOPENED              | CERTIFIED_AGAIN
        another contest's result comes        | OPEN                  | CERTIFIED            | REOPENED              | CERTIFIED_AGAIN
        """);

    public static TheoryData<string, string> Cells => Table.Cells();

    [Theory]
    [MemberData(nameof(Cells))]
    public void Leads_where_the_law_says(string statement, string state)
    {
        var (night, first) = Driven(state);
        Assert.Equal(state, NameOf(night, first));
        Assert.Equal(Table.Outcome(statement, state), Outcome(night, Statement(statement, night, first), after => NameOf(after, first)));
    }

    [Fact]
    public void Mandates_are_in_force_as_long_as_the_certification_that_they_follow()
    {
        var (night, _) = Driven("CERTIFIED");
        var before = night.Require(Said.Mandates("cec", "list", "A", ["a", "b", "c", "d", "e"], 2));
        Assert.Equal((before, true), MandatesIn(night));
        night.Require(Said.Reopen("list", Standing(night)));
        Assert.Equal((before, false), MandatesIn(night));
        night.Require(Said.Certify("cec", Certified.Of(night, "list")) with { Replaces = Standing(night), Reason = "again" });
        Assert.Equal((before, false), MandatesIn(night));
        var after = night.Require(Said.Mandates("cec", "list", "A", ["a", "b", "c", "d", "e"], 2).Correcting(before));
        Assert.Equal((after, true), MandatesIn(night));
    }

    private static (StatementId Id, bool AreInForce) MandatesIn(Night night)
    {
        var stands = night.State.Beside.Mandates.In((List, 0))!.Value;
        return (stands.Id, stands.Content.AreInForce(night.State));
    }

    private static ContestIndex List => new(0);

    private static StatementId Standing(Night night) => night.State.Beside.Certifications.IdIn(List);

    private static string NameOf(Night night, StatementId first)
    {
        if (!night.State[List].Certified) return Standing(night).IsNone ? "OPEN" : "REOPENED";
        return first.IsNone || Standing(night) == first ? "CERTIFIED" : "CERTIFIED_AGAIN";
    }

    private static Said Statement(string statement, Night night, StatementId first) => statement switch
    {
        "it is certified" => Said.Certify("cec", Certified.Of(night, "list")),
        "it is certified again" => Said.Certify("cec", Certified.Of(night, "list")) with { Replaces = Standing(night).Or(), Reason = "again" },
        "it is reopened" => Said.Reopen("list", Standing(night).Or()) with { Reason = "ruling 13" },
        "the first certification is reopened" => Said.Reopen("list", first.Or()) with { Reason = "ruling 13" },
        "it is reopened without naming it" => Said.Reopen("list", default),
        "mandates are assigned" => Said.Mandates("cec", "list", "A", ["a", "b", "c", "d", "e"], 2),
        "a result is corrected" => Small.Results[0].Correcting(Small.Results[0].Id),
        "a result is annulled" => Said.Annul("list", "p1", Small.Results[0].Id),
        "a result is endorsed" => Said.Endorse("cec", "list", "p1", Small.Results[0].Id),
        "a protocol of an area comes" => Said.Protocol("north", "list", "north", Small.Lines, Small.Votes),
        "a lot is drawn" => Said.Lot("list", 1, 0),
        "a list withdraws" => Said.Withdraw("list", "A"),
        "a station opens" => Said.Restation([], [Parts.Precinct("p4", [3, 4], [0])]),
        "an observers' copy comes" => Said.Copy("observers", "list", "p1", Small.Lines, Small.Votes),
        "an exit poll comes" => Said.Poll("pollsters", "list", "", [4_000, 3_000, 2_000, 1_000]),
        "turnout is reported" => Said.Turnout("north", "p1", 0, count: 100),
        _ => Said.Result("north", "d1", "p1", [0], [10, 5]),
    };

    private static (Night Night, StatementId First) Driven(string state)
    {
        var night = Night.Of(Small.Whole, Small.Results);
        if (state == "OPEN") return (night, default);
        var first = night.Require(Said.Certify("cec", Certified.Of(night, "list")));
        if (state == "CERTIFIED") return (night, first);
        night.Require(Said.Reopen("list", first));
        if (state == "CERTIFIED_AGAIN") night.Require(Said.Certify("cec", Certified.Of(night, "list")) with { Replaces = first, Reason = "again" });
        return (night, first);
    }
}
