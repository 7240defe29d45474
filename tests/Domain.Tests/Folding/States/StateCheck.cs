using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding.States;

/// <summary>Puts a statement to the fold in a state and tells what came of it, as the tables name it.</summary>
internal static class StateCheck
{
    /// <summary>Names nothing that was ever recorded.</summary>
    public static StatementId Absent { get; } = StatementId.OfPayload("absent"u8);

    public static SlotIndex P1 => new(0);

    /// <summary>The id, or where there is none one that names nothing.</summary>
    public static StatementId Or(this StatementId id) => id.IsNone ? Absent : id;

    /// <summary>The state's code; with _TWICE where two reports wait, CLOSED where the station is.</summary>
    public static string NameOf(Night night)
    {
        var election = night.State.Election!;
        if (election[election.Slots.PrecinctOf(P1)].Closed) return "CLOSED";
        return night.State[new ContestIndex(0)].Certified ? "CERTIFIED" : Code(night.State[P1].State) + (night.State[P1].Second.IsNone ? "" : "_TWICE");
    }

    /// <summary>The state that follows, or the refusing rules, and then nothing changed.</summary>
    public static string Outcome(Night night, Said said, Func<Night, string> nameOf)
    {
        var before = Picture.Of(night);
        if (night.Submit(said) == Answer.Recorded) return nameOf(night);
        Assert.Equal(before, Picture.Of(night));
        return string.Join('+', night.Findings.All.ToArray().Where(finding => finding.Disposition == Disposition.Refuse).Select(finding => finding.Rule.Code()).Distinct());
    }

    /// <summary>What the last refusal by state says.</summary>
    public static string? Message(Night night) => night.Findings.All.ToArray().Where(finding => finding.Rule == Rule.StateForbids)
        .Select(finding => Explanation.Of(finding, night.Last, night.State.Election).Message).SingleOrDefault();

    private static string Code(SlotState state) => string.Concat(state.ToString().Select((letter, number) =>
        number > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
}
