using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;

namespace Tabulation.Chronicle.Tests;

/// <summary>Chronicles of scripted nights.</summary>
internal static class Told
{
    public static ElectionChronicle Whole(AnnulmentEffect effect = AnnulmentEffect.Unspecified) => Of(WholeNight.Play(WholeNight.Election(effect)));

    public static ElectionChronicle Twice() => Of(WholeNight.PlayTwice(WholeNight.Election(
        AnnulmentEffect.Unspecified, SmallElectionSettings.ReportTwice, SmallElectionSettings.Endorse)));

    public static ElectionChronicle Of(LedgerScript script)
    {
        var chronicle = new ElectionChronicle();
        foreach (var leaf in script.Leaves) chronicle.Add(leaf);
        return chronicle;
    }

    public static SlotIndex Slot(this ElectionChronicle chronicle, int precinct, string contest = SmallElection.List)
    {
        var election = chronicle.State.Election!;
        return election.Slots.Find(election.FindContest(contest)!.Value, election.FindPrecinct(SmallElection.PrecinctCode(precinct))!.Value)!.Value;
    }

    /// <summary>Names of the events at a precinct in the list contest.</summary>
    public static string At(this ElectionChronicle chronicle, int precinct) => string.Join(' ', chronicle.Events
        .Where(told => told.Precinct == SmallElection.PrecinctCode(precinct) && told.Contest == SmallElection.List).Select(told => EventNames.Of(told.Kind)));
}
