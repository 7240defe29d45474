using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Whatever the decoder lets through is judged and explained, never met by an exception.</summary>
public class HostileStatementTests
{
    private static readonly long[] Figures =
        [0, 1, -1, 490, int.MaxValue, int.MaxValue + 1L, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, long.MaxValue - 1,
            long.MinValue + 1];

    [Fact]
    public void Any_statement_is_judged_and_every_finding_explained()
    {
        var statements = Gen.Choose(0, int.MaxValue - 1).Select(seed => Statement(new Random(seed)));
        Prop.ForAll(statements.ToArbitrary(), IsAnswered).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Any_statement_in_any_election_is_judged_and_every_finding_explained() => Scene.Check(scene =>
    {
        var night = scene.Play();
        var random = new Random(scene.Election);
        for (var i = 0; i < 50; i++) AssertAnswered(night,
            Statement(random) with { Contest = "list", Precinct = "p0", Authority = "everywhere" });
        return true;
    });

    [Fact]
    public void More_figures_than_any_form_has_are_cut_and_still_too_many()
    {
        var night = new Night(Small.Draft);
        var flood = RuleExample.Clean with { Lines = new long[10_000], Votes = new long[10_000] };
        Assert.Equal([Rule.UnknownLine, Rule.UnknownSelection], night.Judge(flood).All.ToArray().Select(finding => finding.Rule));
        Assert.Equal((PrecinctResult.MaxLines, PrecinctResult.MaxVotes), (night.Last.Result.LineCount, night.Last.Result.VoteCount));
    }

    [Fact]
    public void A_line_after_a_vote_is_a_bug()
    {
        var result = new PrecinctResult();
        result.AddVote(1);
        Assert.Throws<InvalidOperationException>(() => result.AddLine(1));
    }

    [Fact]
    public void A_statement_without_its_content_is_a_bug()
    {
        var night = new Night(Small.Draft);
        foreach (var kind in Enum.GetValues<StatementKind>().Where(kind => kind != StatementKind.PrecinctResult))
            Assert.Throws<ArgumentException>(() => Judge.Run(night.State, new Statement { Kind = kind }, Draft.PollsClose, new Findings()));
    }

    [Fact]
    public void A_statement_used_again_remembers_nothing()
    {
        var statement = new Statement();
        var night = new Night(Small.Draft);
        RuleExample.Clean.Correcting(RuleExample.Clean.Id).Into(statement, night.State);
        statement.Result.AsWritten = true;
        statement.Clear();
        var fresh = new Statement();
        foreach (var property in typeof(Statement).GetProperties().Where(property =>
            property.Name != nameof(Domain.Statements.Statement.Result)))
            Assert.Equal(property.GetValue(fresh), property.GetValue(statement));
        foreach (var property in typeof(PrecinctResult).GetProperties().Where(property => !property.PropertyType.IsByRefLike))
            Assert.Equal(property.GetValue(fresh.Result), property.GetValue(statement.Result));
    }

    private static bool IsAnswered(Said said)
    {
        AssertAnswered(Night.Of(Small.Draft, [RuleExample.Clean]), said);
        return true;
    }

    private static void AssertAnswered(Night night, Said said)
    {
        var answer = night.Submit(said);
        foreach (var finding in night.Findings.All)
        {
            var explanation = Explanation.Of(finding, night.Last, night.State.Election);
            Assert.True(explanation.Field.Length > 0 && explanation.Message.EndsWith('.'), explanation.ToString());
        }

        Assert.Equal(answer == Answer.Refused, night.Findings.Refused && answer != Answer.Repeated);
    }

    private static Said Statement(Random random) =>
        new(Pick(random, Enum.GetValues<StatementKind>()), Pick(random, ["cec", "cec", "north", "court", "", "\0"]))
    {
        SignedBy = random.Next(5) == 0 ? KeyId.OfPublicKey(Parts.PublicKey(random.Next(5))) : null,
        ElectionId = random.Next(10) == 0 ? default : Draft.Id,
        Replaces = Pick(random, [default, RuleExample.Clean.Id, Draft.DefinitionStatement]),
        Contest = Pick(random, ["list", "list", "d1", "d2", "", "\uD800"]),
        Precinct = Pick(random, ["p1", "p2", "p3", "", "\uFFFF"]),
        Lines = Many(random, 7, 70),
        Votes = Many(random, 4, 210),
        AsWritten = random.Next(2) == 0,
        Reason = Pick(random, ["", "why"]),
        Reviewed = Pick(random, [default, RuleExample.Clean.Id, Draft.DefinitionStatement]),
        Decision = Pick(random, Enum.GetValues<ReviewDecision>()),
        Order = Many(random, 2, 300),
        Definition = Small.Draft.Definition,
        Page = Small.Draft.Page with { Number = Pick(random, [0, 1, -1, int.MaxValue, int.MinValue]) },
    };

    private static long[] Many(Random random, int right, int most)
    {
        var plain = random.Next(2) == 0;
        return [.. Enumerable.Range(0, random.Next(2) == 0 ? right : random.Next(most)).Select(_ =>
            plain ? random.Next(500) : Pick(random, Figures))];
    }

    private static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];
}
