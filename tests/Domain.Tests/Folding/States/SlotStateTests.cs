using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Folding.States.StateCheck;

namespace Tabulation.Domain.Tests.Folding.States;

/// <summary>Each result is reported once: every statement about it in every state it can be in.</summary>
public class SlotStateTests
{
    private static readonly StateTable Table = new("""
                                       | AWAITED              | HELD                 | COUNTED                | COUNTED_AND_HELD       | NO_RESULT            | NO_RESULT_AND_HELD   | ANNULLED             | CLOSED                                | CERTIFIED
        a first result                 | COUNTED              | REPLACES_NOT_CURRENT | REPLACES_NOT_CURRENT   | REPLACES_NOT_CURRENT   | REPLACES_NOT_CURRENT | REPLACES_NOT_CURRENT | STATE_FORBIDS        | PRECINCT_CLOSED                       | CONTEST_CERTIFIED
        a result for what is there     | REPLACES_NOT_CURRENT | COUNTED              | COUNTED                | COUNTED                | COUNTED              | COUNTED              | STATE_FORBIDS        | PRECINCT_CLOSED                       | CONTEST_CERTIFIED
        a result past what waits       | REPLACES_NOT_CURRENT | REPLACES_NOT_CURRENT | COUNTED                | REPLACES_NOT_CURRENT   | COUNTED              | REPLACES_NOT_CURRENT | STATE_FORBIDS        | PRECINCT_CLOSED                       | CONTEST_CERTIFIED
        a result that must wait        | HELD                 | HELD                 | COUNTED_AND_HELD       | COUNTED_AND_HELD       | NO_RESULT_AND_HELD   | NO_RESULT_AND_HELD   | STATE_FORBIDS        | PRECINCT_CLOSED                       | CONTEST_CERTIFIED
        a review releases what waits   | REVIEWED_NOT_HELD    | COUNTED              | REVIEWED_NOT_HELD      | COUNTED                | REVIEWED_NOT_HELD    | COUNTED              | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD                     | REVIEWED_NOT_HELD
        a review refuses what waits    | REVIEWED_NOT_HELD    | AWAITED              | REVIEWED_NOT_HELD      | COUNTED                | REVIEWED_NOT_HELD    | NO_RESULT            | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD                     | REVIEWED_NOT_HELD
        a review confirms what counts  | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD    | COUNTED                | COUNTED_AND_HELD       | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD                     | CONTEST_CERTIFIED
        a review refuses what counts   | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD    | COUNTED_NOT_REVIEWABLE | COUNTED_NOT_REVIEWABLE | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD    | REVIEWED_NOT_HELD                     | CONTEST_CERTIFIED+COUNTED_NOT_REVIEWABLE
        there is no result             | NO_RESULT            | STATE_FORBIDS        | STATE_FORBIDS          | STATE_FORBIDS          | NO_RESULT            | STATE_FORBIDS        | STATE_FORBIDS        | PRECINCT_CLOSED                       | CONTEST_CERTIFIED+STATE_FORBIDS
        what counts is annulled        | STATE_FORBIDS        | STATE_FORBIDS        | ANNULLED               | ANNULLED               | STATE_FORBIDS        | STATE_FORBIDS        | STATE_FORBIDS        | PRECINCT_CLOSED+STATE_FORBIDS         | CONTEST_CERTIFIED
        it is reinstated               | STATE_FORBIDS        | STATE_FORBIDS        | STATE_FORBIDS          | STATE_FORBIDS          | STATE_FORBIDS        | STATE_FORBIDS        | COUNTED              | PRECINCT_CLOSED+STATE_FORBIDS         | CONTEST_CERTIFIED+STATE_FORBIDS
        what waits is endorsed         | ENDORSED_NOT_STANDING| HELD                 | ENDORSED_NOT_STANDING  | COUNTED_AND_HELD       | ENDORSED_NOT_STANDING| NO_RESULT_AND_HELD   | ENDORSED_NOT_STANDING| PRECINCT_CLOSED+ENDORSED_NOT_STANDING | CONTEST_CERTIFIED+ENDORSED_NOT_STANDING
        what counts is endorsed        | ENDORSED_NOT_STANDING| ENDORSED_NOT_STANDING| COUNTED                | COUNTED_AND_HELD       | ENDORSED_NOT_STANDING| ENDORSED_NOT_STANDING| ENDORSED_NOT_STANDING| PRECINCT_CLOSED+ENDORSED_NOT_STANDING | CONTEST_CERTIFIED
        the station closes             | CLOSED               | REGISTRY_CHANGE_INVALID | REGISTRY_CHANGE_INVALID | REGISTRY_CHANGE_INVALID | REGISTRY_CHANGE_INVALID | REGISTRY_CHANGE_INVALID | REGISTRY_CHANGE_INVALID | REGISTRY_CHANGE_INVALID | CONTEST_CERTIFIED+REGISTRY_CHANGE_INVALID
        """);

    private static readonly Draft Election = Small.Whole
        .Define(definition => definition with { RulePolicies = [Parts.Policy(Rule.ZeroVotes, Disposition.Hold)] })
        .Register(page => page with { Authorities = [.. page.Authorities, Parts.Authority("third", AuthorityRole.Commission, 20)] });

    /// <summary>More in the boxes than issued: counted and flagged.</summary>
    private static readonly Said Flagged = Said.Result("cec", "list", "p1", [1000, 10, 484, 480, 15, 5, 490], Small.Votes);
    private static readonly Said Waiting = Said.Result("north", "list", "p1", [1000, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0]);
    private static readonly Said Without = Said.NoResult("north", "list", "p1");

    public static TheoryData<string, string> Cells => Table.Cells();

    [Theory]
    [MemberData(nameof(Cells))]
    public void Leads_where_the_law_says(string statement, string state)
    {
        var night = Driven(state);
        Assert.Equal(state, NameOf(night));
        Assert.Equal(Table.Outcome(statement, state), Outcome(night, Statement(statement, night), NameOf));
        if (state != "CERTIFIED" && state != "CLOSED" && Message(night) is { } message)
        {
            Assert.Contains($"({state})", message, StringComparison.Ordinal);
            Assert.Equal(Allowed(state), Named(message));
        }
    }

    [Fact]
    public void Every_state_has_a_column() =>
        Assert.Empty(Enum.GetValues<Domain.Folding.SlotState>().Select(state => SlotStates.Describe(state).Split('(', ')')[1]).Except(Table.States));

    /// <summary>Kinds of statement that the table takes in the state.</summary>
    private static IEnumerable<string> Allowed(string state) => Table.Statements.Where(statement => !Table.Outcome(statement, state).Contains("_NOT_")
            && Table.Outcome(statement, state) is not ("STATE_FORBIDS" or "REGISTRY_CHANGE_INVALID" or "CLOSED"))
        .Select(statement => Statement(statement, Driven(state)).Kind.ToString()).Distinct().Order();

    private static IEnumerable<string> Named(string message) => Enum.GetNames<StatementKind>().Where(kind => message.Contains(kind, StringComparison.Ordinal)).Order();

    private static Said Statement(string statement, Night night)
    {
        var slot = night.State[P1];
        return statement switch
        {
            "a first result" => Flagged with { AsWritten = true },
            "a result for what is there" => Flagged.Correcting(slot.Current.Or()),
            "a result past what waits" => Flagged.Correcting(slot.Standing.Or()),
            "a result that must wait" => slot.Current.IsNone ? Waiting with { AsWritten = true } : Waiting.Correcting(slot.Current),
            "a review releases what waits" => Said.Review("third", slot.Held.Or(), ReviewDecision.Release),
            "a review refuses what waits" => Said.Review("third", slot.Held.Or(), ReviewDecision.Refuse),
            "a review confirms what counts" => Said.Review("third", slot.Counted.Or(), ReviewDecision.Release),
            "a review refuses what counts" => Said.Review("third", slot.Counted.Or(), ReviewDecision.Refuse),
            "there is no result" => Said.NoResult("third", "list", "p1") with { Replaces = slot.Decision },
            "what counts is annulled" => Said.Annul("list", "p1", slot.Counted.Or()) with { Reason = "ruling 8" },
            "it is reinstated" => Said.Reinstate("list", "p1", slot.Decision.Or()),
            "what waits is endorsed" => Said.Endorse("third", "list", "p1", slot.Held.Or()),
            "what counts is endorsed" => Said.Endorse("third", "list", "p1", slot.Counted.Or()),
            _ => Said.Restation(["p1"], []) with { Reason = "another flood" },
        };
    }

    private static Night Driven(string state)
    {
        var night = Night.Of(Election, Before(state));
        if (state == "CERTIFIED") night.Require(Said.Certify("cec", Certified.Of(night, "list")));
        return night;
    }

    private static Said[] Before(string state) => state switch
    {
        "AWAITED" => [],
        "HELD" => [Waiting],
        "COUNTED" => [Flagged],
        "COUNTED_AND_HELD" => [Flagged, Waiting.Correcting(Flagged.Id)],
        "NO_RESULT" => [Without],
        "NO_RESULT_AND_HELD" => [Without, Waiting.Correcting(Without.Id)],
        "ANNULLED" => [Flagged, Said.Annul("list", "p1", Flagged.Id)],
        "CLOSED" => [Said.Restation(["p1"], [])],
        _ => [Flagged, .. Small.Results[1..]],
    };
}
