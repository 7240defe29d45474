using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>What the central commission decides on the day about hours and candidates.</summary>
internal static class Hours
{
    private const int Hour = 3_600;

    public static IEnumerable<Step> Of(Timetable times)
    {
        var extended = new ExtendedHours { PollsClose = Definition.Milliseconds(times, TimeSpan.Zero),
            Release = Definition.Milliseconds(times, TimeSpan.Zero) };
        yield return Change(
            -8 * Hour, new RegistryChange { ExtendedHours = extended, Reason = "A bridge was closed until nine" },
            "All polls stay open half an hour longer");
        var withdrawal =
            new Withdrawal { Contest = Registry.ContestOf(Country.ConstituencyOfWithdrawal), Selection = Country.WithdrawnCandidate };
        yield return Change(
            -7 * Hour, new RegistryChange { Withdrawal = withdrawal, Reason = "For reasons of health" },
            "A candidate withdraws on polling day");
    }

    private static Step Change(int time, RegistryChange change, string note)
    {
        change.LegalBasis = Definition.RegistryClause;
        return new Step(time, new Payload { Authority = Registry.Root, RegistryChange = change }, null, null, note: note);
    }
}
