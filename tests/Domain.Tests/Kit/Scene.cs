using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>A random election and what happens in it.</summary>
internal sealed record Scene(int Election, IReadOnlyList<Act> Acts)
{
    public Draft Draft { get; } = RandomDraft.Of(Election);

    /// <summary>Checks a property of scenes; a failure prints FsCheck's seed and a scene with as few acts as still fail.</summary>
    public static void Check(Func<Scene, bool> holds, int tests = 60, int mostActs = 40)
    {
        var scenes = from election in Gen.Choose(0, int.MaxValue - 1)
                     from count in Gen.Choose(0, mostActs)
                     from seeds in Gen.Choose(0, int.MaxValue - 1).ArrayOf(count)
                     select new Scene(election, [.. seeds.Select(seed => new Act(seed))]);
        Prop.ForAll(Arb.From(scenes, Smaller), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));
    }

    /// <summary>The same scenes every time.</summary>
    public static IEnumerable<Scene> Fixed(int count, int acts) => Enumerable.Range(0, count)
        .Select(number => new Scene(number, [.. Enumerable.Range(0, acts).Select(act => new Act((number * acts) + act))]));

    /// <summary>The night after all acts.</summary>
    /// <param name="draft">Of another election than the scene's own.</param>
    public Night Play(Draft? draft = null)
    {
        var night = new Night(draft ?? Draft);
        foreach (var act in Acts) night.Submit(act.Choose(night));
        return night;
    }

    /// <summary>The same where one report is enough and nothing but reports and reviews of held ones decides what counts.</summary>
    /// <param name="change">What becomes of a statement before it is handed in.</param>
    public Night PlayPlainly(Func<Said, Said>? change = null)
    {
        var night = new Night(Draft.WithoutFourEyes());
        foreach (var said in Acts.Select(act => act.Choose(night)).Where(said => IsPlain(night, said))) night.Submit(change?.Invoke(said) ?? said);
        return night;
    }

    private static bool IsPlain(Night night, Said said) => said.Kind switch
    {
        StatementKind.Review => night.State.SlotOf(said.Reviewed) is { } slot && night.State[slot].Counted != said.Reviewed,
        _ => said.Kind is StatementKind.PrecinctResult or StatementKind.Lot or StatementKind.AuthorityChange,
    };

    public override string ToString() => $"election {Election}, acts [{string.Join(", ", Acts.Select(act => act.Seed))}]";

    private static IEnumerable<Scene> Smaller(Scene scene)
    {
        if (scene.Acts.Count > 3)
        {
            yield return scene with { Acts = [.. scene.Acts.Take(scene.Acts.Count / 2)] };
            yield return scene with { Acts = [.. scene.Acts.Skip(scene.Acts.Count / 2)] };
        }

        for (var i = 0; i < scene.Acts.Count; i++)
            yield return scene with { Acts = [.. scene.Acts.Where((_, number) => number != i)] };
    }
}
