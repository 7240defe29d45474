using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Elections;

public class BadDefinitionTests
{
    public static TheoryData<string> Names { get; } = [.. BadDefinitions.All.Select(bad => bad.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_found_and_named(string name)
    {
        var bad = BadDefinitions.All.Single(bad => bad.Name == name);
        var built = bad.Spoil(Small.Draft).TryBuild();
        Assert.Null(built.Election);
        var problem = Assert.Single(built.Problems, problem =>
            problem.Field == bad.Field && problem.Message.Contains(bad.Words, StringComparison.Ordinal));
        var explanation = Explanation.Of(Rule.DefinitionInvalid, problem);
        Assert.Equal(("DEFINITION_INVALID", bad.Field), (explanation.Code, explanation.Field));
        Assert.StartsWith(bad.Field, explanation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_small_election_itself_has_no_problems() => Assert.Empty(Small.Draft.TryBuild().Problems);

    [Fact]
    public void Anything_wrong_at_once_is_answered_with_problems_never_with_an_exception()
    {
        Scene.Check(scene =>
        {
            var random = new Random(scene.Election);
            var draft = Small.Draft;
            foreach (var _ in Enumerable.Range(0,
                random.Next(1, 8))) draft = TrySpoil(BadDefinitions.All[random.Next(BadDefinitions.All.Count)], draft);
            var built = draft.TryBuild();
            return built.Election is null == built.Problems.Count > 0 && built.Problems.All(problem => problem.Message.Length > 0);
        }, tests: 1_000, mostActs: 0);
    }

    [Fact]
    public void A_mistake_in_every_row_makes_a_short_answer_that_tells_how_many_there_are()
    {
        var draft = Small.Draft.Register(page => page with
        {
            Precincts = [.. Enumerable.Range(0, 1_000).Select(number => page.Precincts[0] with { Code = $"p{number}", Registered = -1 })],
        });
        var problems = draft.TryBuild().Problems;
        Assert.Equal(Problems.Most + 1, problems.Count);
        Assert.Equal("has 900 more problems", problems[^1].Message);
    }

    [Fact]
    public void A_definition_alone_is_checked_without_its_pages()
    {
        Assert.Empty(ElectionBuilder.Check(Small.Draft.Definition));
        Assert.Equal("rules_version", Assert.Single(ElectionBuilder.Check(Small.Draft.Definition with { RulesVersion = 0 })).Field);
    }

    [Fact]
    public void More_figures_than_one_process_can_hold_are_refused()
    {
        Selection[] selections = [.. Enumerable.Range(0, 200).Select(number => Parts.List($"s{number}", number + 1))];
        var contest = Small.Draft.Page.Contests[0] with { Selections = selections };
        var huge = Small.Draft
            .Form(0, form => form with { Lines = [.. Enumerable.Range(0, 60).Select(line => Parts.Line($"l{line}"))] })
            .Register(page => page with
            {
                Contests = [.. Enumerable.Range(0, 100).Select(number => contest with { Code = $"c{number}" })],
                Precincts = [.. Enumerable.Range(0, 20_000).Select(number =>
                    Parts.Precinct($"n{number}", [3, 4], [.. Enumerable.Range(0, 100)]))],
            });
        Assert.Contains(huge.TryBuild().Problems, problem =>
            problem.Field == "precincts" && problem.Message.Contains("500,000,000", StringComparison.Ordinal));
    }

    [Fact]
    public void Sums_of_the_most_figures_an_election_can_have_fit_in_64_bits() =>
        Assert.True(RegistryCheck.MaxFigures <= long.MaxValue / 2 / int.MaxValue);

    /// <summary>What one mistake took away, another may not find to spoil.</summary>
    private static Draft TrySpoil(BadDefinition bad, Draft draft)
    {
        try
        {
            return bad.Spoil(draft);
        }
        catch (ArgumentOutOfRangeException)
        {
            return draft;
        }
    }
}
