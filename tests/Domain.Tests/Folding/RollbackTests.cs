using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

public class RollbackTests
{
    [Fact]
    public void Taking_back_a_batch_leaves_exactly_the_marked_state() => Scene.Check(scene =>
    {
        var night = scene.Play();
        for (var marked = 0; marked <= night.Entries.Count; marked += marked < 4 ? 1 : 5)
        {
            var state = StateAfter(scene, night.Entries.Take(marked));
            var before = Picture.Of(state, night);
            state.Mark();
            foreach (var entry in night.Entries.Skip(marked)) Apply(state, entry);
            state.Rollback();
            Assert.Equal(before, Picture.Of(state, night));
            AssertGoesOnAsIfNothingHadHappened(state, night, marked);
        }

        return true;
    }, tests: 30);

    [Fact]
    public void Without_a_mark_everything_is_taken_back()
    {
        var night = Night.Of(Small.Draft, [Said.Result("cec", "list", "p1", Small.Lines, Small.Votes)]);
        var state = new ElectionState(Small.Draft.OperatorKey);
        var before = Picture.Of(state, night);
        foreach (var entry in night.Entries) Apply(state, entry);
        state.Rollback();
        Assert.Equal(before, Picture.Of(state, night));
    }

    [Fact]
    public void An_election_taken_back_and_completed_again_is_not_worked_out_again()
    {
        var night = Night.Of(Small.Draft, [Said.Result("cec", "list", "p1", Small.Lines, Small.Votes)]);
        var state = new ElectionState(Small.Draft.OperatorKey);
        foreach (var entry in night.Entries) Apply(state, entry);
        var election = state.Election;
        state.Rollback();
        Assert.Null(state.Election);
        foreach (var entry in night.Entries) Apply(state, entry);
        Assert.Same(election, state.Election);
    }

    [Fact]
    public void Rolling_back_twice_is_rolling_back_once()
    {
        var night = Night.Of(Small.Draft, [Said.Result("cec", "list", "p1", Small.Lines, Small.Votes)]);
        night.State.Mark();
        var before = Picture.Of(night.State, night);
        night.State.Rollback();
        night.State.Rollback();
        Assert.Equal(before, Picture.Of(night.State, night));
    }

    [Fact]
    public void Refused_statements_and_times_that_fall_are_not_applied()
    {
        var night = new Night(Small.Draft);
        var statement = Said.Result("cec", "list", "p1", Small.Lines, Small.Votes).Into(new Statement(), night.State);
        var before = Picture.Of(night.State, night);
        Assert.Throws<ArgumentException>(() => night.State.Apply(statement, new Judged(Disposition.Refuse, WaitsFor.Nothing, false), Draft.PollsClose));
        Assert.Throws<ArgumentException>(() => night.State.Apply(statement, default, Timestamp.FromMilliseconds(5)));
        Assert.Null(night.Fold.Apply(statement, Timestamp.FromMilliseconds(5), Verdict.Clean));
        Assert.Equal(before, Picture.Of(night.State, night));
    }

    private static ElectionState StateAfter(Scene scene, IEnumerable<Entry> entries)
    {
        var state = new ElectionState(scene.Draft.OperatorKey, Roots.All);
        foreach (var entry in entries) Apply(state, entry);
        return state;
    }

    private static void Apply(ElectionState state, Entry entry)
    {
        var findings = new Findings();
        var statement = entry.Said.Into(new Statement(), state);
        Judge.Run(state, statement, entry.RecordedAt, findings);
        Assert.Equal(entry.Verdict, Verdict.Of(findings, Fold.FormOf(statement, state.Election)));
        Assert.Equal(Judged.Of(findings), Judged.Of(entry.Verdict, state.Election, Fold.FormOf(statement, state.Election)));
        state.Apply(statement, Judged.Of(findings), entry.RecordedAt);
    }

    private static void AssertGoesOnAsIfNothingHadHappened(ElectionState state, Night night, int from)
    {
        foreach (var entry in night.Entries.Skip(from)) Apply(state, entry);
        Assert.Equal(Picture.Of(night.State, night), Picture.Of(state, night));
    }
}
