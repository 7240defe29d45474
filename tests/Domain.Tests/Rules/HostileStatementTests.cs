using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Elections;
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
        for (var i = 0; i < 50; i++) AssertAnswered(night, Statement(random) with { Contest = "list", Precinct = "p0", Authority = "everywhere" });
        return true;
    });

    [Fact]
    public void Every_kind_is_among_those_judged() => Assert.Equal(Enum.GetValues<StatementKind>(),
        Enumerable.Range(0, 500).Select(seed => Statement(new Random(seed))).Where(said => said.Id != Draft.DefinitionStatement).Select(said => said.Kind)
            .Append(StatementKind.ElectionDefinition).Distinct().Order());

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
        AssertAnswered(Night.Of(Small.Whole, [RuleExample.Clean]), said);
        return true;
    }

    private static void AssertAnswered(Night night, Said said)
    {
        var answer = night.Submit(said);
        if (answer == Answer.Repeated) return;
        foreach (var finding in night.Findings.All)
        {
            var explanation = Explanation.Of(finding, night.Last, night.State.Election);
            Assert.True(explanation.Field.Length > 0 && explanation.Message.EndsWith('.'), explanation.ToString());
        }

        Assert.Equal(answer == Answer.Refused, night.Findings.Refused);
    }

    private static Said Statement(Random random) => Bare(random) with
    {
        SignedBy = random.Next(5) == 0 ? KeyId.OfPublicKey(Parts.PublicKey(random.Next(5))) : null,
        ElectionId = random.Next(10) == 0 ? default : Draft.Id,
        Replaces = Pick(random, [default, RuleExample.Clean.Id, Draft.DefinitionStatement]),
        AsWritten = random.Next(2) == 0,
        Reason = Pick(random, ["", "why"]),
        LegalBasis = Pick(random, ["", "article 1"]),
    };

    /// <summary>Of any kind, about anything.</summary>
    private static Said Bare(Random random)
    {
        var authority = Pick(random, ["cec", "cec", "north", "court", "observers", "pollsters", "", "\0"]);
        var contest = Pick(random, ["list", "list", "d1", "d2", "", "\uD800"]);
        var precinct = Pick(random, ["p1", "p2", "p3", "", "\uFFFF"]);
        var area = Pick(random, ["", "north", "d1", "west"]);
        var reviewed = Pick(random, [default, RuleExample.Clean.Id, Draft.DefinitionStatement]);
        var (lines, votes) = (Many(random, 7, 70), Many(random, 4, 210));
        return Pick(random, Enum.GetValues<StatementKind>()) switch
        {
            StatementKind.ElectionDefinition => Said.Defines(Small.Draft.Definition),
            StatementKind.RegistryPage => Said.Registers(Small.Draft.Page with { Number = Pick(random, [0, 1, -1, int.MaxValue, int.MinValue]) }, Small.Draft),
            StatementKind.PrecinctResult => Said.Result(authority, contest, precinct, lines, votes),
            StatementKind.Review => Said.Review(authority, reviewed, Pick(random, Enum.GetValues<ReviewDecision>())),
            StatementKind.Lot => Said.Lot(contest, Many(random, 2, 300)) with { Authority = authority },
            StatementKind.AuthorityChange => AnyChange(random) with { Authority = authority },
            StatementKind.NoResult => Said.NoResult(authority, contest, precinct, (NoResultCause)random.Next(5)),
            StatementKind.Annulment => Said.Annul(contest, precinct, reviewed) with { Authority = authority, Annulling = (AnnulmentDecision)random.Next(4) },
            StatementKind.RegistryChange => AnyRegistryChange(random, contest, precinct) with { Authority = authority },
            StatementKind.Endorsement => Said.Endorse(authority, contest, precinct, reviewed),
            StatementKind.AreaProtocol => Said.Protocol(authority, contest, area, lines, votes),
            StatementKind.TurnoutReport => AnyTurnout(random, authority, precinct),
            StatementKind.ObserverCopy => Said.Copy(authority, contest, precinct, lines, votes),
            StatementKind.ObserverSample => AnySample(random, authority, new Sample(contest, (area, [precinct, precinct]), ("", ["p1"]))),
            StatementKind.ExitPoll => Said.Poll(authority, contest, area, Array.ConvertAll(Many(random, 4, 210), Narrow), AnyInt(random), AnyInt(random), AnyInt(random)),
            StatementKind.Certification => Said.Certify(authority, new Certified(contest, Pick(random, Figures), lines, votes, Many(random, 4, 210), [precinct], [reviewed])),
            StatementKind.Reopening => Said.Reopen(contest, reviewed) with { Authority = authority },
            StatementKind.MandateAssignment => Said.Mandates(authority, contest, Pick(random, ["A", "against", ""]), ["a", "a"], AnyInt(random) ?? 1),
        };
    }

    private static Said AnyChange(Random random) => random.Next(3) switch
    {
        0 => Said.Adds(Parts.Authority(Pick(random, ["new", "cec", ""]), (AuthorityRole)random.Next(6), 20, random.Next(-1, 9))),
        1 => Said.Revokes(Pick(random, ["cec", "north", ""])),
        _ => Said.Rotates(Pick(random, ["cec", "north", ""]), random.Next(3)),
    };

    private static Said AnyRegistryChange(Random random, string contest, string precinct) => random.Next(3) switch
    {
        0 => Said.Withdraw(contest, Pick(random, ["A", "against", ""])),
        1 => Said.Extend(random.Next(3_000_000), random.Next(3_000_000)),
        _ => Said.Restation([precinct, Pick(random, ["p1", ""])], [Parts.Precinct(Pick(random, ["p4", "p1", ""]), [random.Next(-1, 7), random.Next(7)], [random.Next(-1, 4)])]),
    };

    private static Said AnyTurnout(Random random, string authority, string precinct) => Said.Turnout(
        authority, Pick(random, [precinct, "north"]), Pick(random, [0, 1, 3, 4, -1, int.MaxValue]), AnyInt(random),
        permyriad: random.Next(10_001), registered: random.Next(3) == 0 ? AnyInt(random) : null, ofArea: random.Next(2) == 0);

    private static Said AnySample(Random random, string authority, Sample sample) =>
        random.Next(2) == 0 ? Said.Commit(authority, sample) : Said.Disclose(authority, sample);

    private static int? AnyInt(Random random) => random.Next(3) == 0 ? null : Pick(random, [0, 1, 100, -1, int.MaxValue, int.MinValue]);

    private static int Narrow(long figure) => (int)Math.Clamp(figure, int.MinValue, int.MaxValue);

    private static long[] Many(Random random, int right, int most)
    {
        var plain = random.Next(2) == 0;
        return [.. Enumerable.Range(0, random.Next(2) == 0 ? right : random.Next(most)).Select(_ =>
            plain ? random.Next(500) : Pick(random, Figures))];
    }

    private static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];
}
