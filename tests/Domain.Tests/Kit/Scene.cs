using FsCheck;
using FsCheck.Fluent;

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
    public Night Play()
    {
        var night = new Night(Draft);
        foreach (var act in Acts) night.Submit(act.Choose(night));
        return night;
    }

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
