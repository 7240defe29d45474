using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

public class AgainstSlowTallyTests
{
    [Fact]
    public void Every_number_is_right_at_every_position() => Scene.Check(scene =>
    {
        var night = new Night(scene.Draft);
        Numbers.AssertSame(new SlowTally(scene.Draft, []).Numbers(), Numbers.Of(night), "before the first");
        foreach (var act in scene.Acts)
        {
            night.Submit(act.Choose(night));
            Numbers.AssertSame(new SlowTally(scene.Draft, night.Entries).Numbers(), Numbers.Of(night),
                $"after entry {night.State.Position - 1}");
        }

        return true;
    });

    [Fact]
    public void Scenes_reach_every_kind_of_state()
    {
        var seen = new HashSet<string>();
        foreach (var scene in Scene.Fixed(80, acts: 60))
        {
            var night = scene.Play();
            seen.UnionWith(Numbers.Of(night).Where(number => number.Value != 0).Select(number => number.Key.Split(": ")[1].Split(' ')[0]));
            seen.UnionWith(night.Entries.Select(entry => $"{entry.Said.Kind} {entry.Said.Decision} {entry.Verdict.Disposition}"));
        }

        string[] expected =
        [
            "expected", "counted", "flagged", "held", "annulled", "without", "registered", "sum", "Lot Missing None", "NoResult Missing None",
            "Annulment Missing None", "Endorsement Missing None", "AreaProtocol Missing None", "TurnoutReport Missing None", "TurnoutReport Missing Info",
            "TurnoutReport Missing Flag", "ObserverCopy Missing None", "ExitPoll Missing None", "Certification Missing None", "Reopening Missing None",
            "MandateAssignment Missing None", "MandateAssignment Missing Flag", "RegistryChange Missing None", "Review Release None", "Review Refuse None",
            "PrecinctResult Missing None", "PrecinctResult Missing Info", "PrecinctResult Missing Flag", "PrecinctResult Missing Hold",
        ];
        Assert.Empty(expected.Except(seen));
    }
}
