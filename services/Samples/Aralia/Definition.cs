using Tabulation.Contracts.V1;
using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Aralia;

/// <summary>The election's definition, without its page hashes.</summary>
internal static class Definition
{
    /// <summary>The clause that has results held.</summary>
    public const string HoldClause = "Election Act of Aralia, section 71 (2)";

    /// <summary>The clause by which it is recorded that there is no result.</summary>
    public const string NoResultClause = "Election Act of Aralia, section 74";

    /// <summary>The clause by which the registry changes on the day.</summary>
    public const string RegistryClause = "Election Act of Aralia, section 22 (3)";

    /// <summary>The clause by which contests are certified.</summary>
    public const string CertificationClause = "Election Act of Aralia, section 90";

    public static ElectionDefinition Of(Rehearsal rehearsal, Timetable times) => new()
    {
        RulesVersion = 1,
        Names = { Names.English("Election of the Assembly of Aralia") },
        ExternalId = "aralia-rehearsal",
        Test = true,
        Synthetic = true,
        SyntheticNotes = { Names.English($"Aralia does not exist. Every figure is made from the number {rehearsal.Seed}.") },
        PollsOpen = Milliseconds(times, Country.PollsOpen),
        PollsClose = Milliseconds(times, Country.PollsWereToClose),
        Release = Milliseconds(times, Country.PollsWereToClose),
        ExitPollsFrom = Milliseconds(times, TimeSpan.Zero),
        AnnulmentEffect = AnnulmentEffect.KeepRegistered,
        Turnout = new TurnoutPlan
        {
            Measure = TurnoutMeasure.Issued,
            Roll = TurnoutRoll.Registry,
            DueMinutes = Country.TurnoutDueMinutes,
            Moments =
            {
                Country.TurnoutMoments.Select(
                    moment => new TurnoutMoment { At = Milliseconds(times, moment), OffsetMinutes = Country.OffsetMinutes }),
            },
        },
        Quota = new QuotaRule
        {
            Names = { Names.English("Women and people under thirty") },
            Numerator = 30,
            Denominator = 100,
            Rounding = QuotaRounding.Up,
            LegalBasis = "Election Act of Aralia, section 31",
        },
        Chamber = new Chamber
        {
            Names = { Names.English("Assembly of Aralia") },
            Seats = Country.ListSeats + Country.Constituencies,
            Previous =
            {
                Country.PreviousAssembly.Select(
                    before => new PreviousSeats { List = before.List, Names = { Names.English(before.Name) }, Seats = (uint)before.Seats }),
            },
        },
        RootAuthority = Commission.Of(Registry.Root, Names.English("Central Commission of Aralia"), rehearsal.PublicKeyOf),
        Hierarchies =
        {
            new Hierarchy { Code = "administrative", Names = { Names.English("Regions and districts") } },
            new Hierarchy { Code = "constituencies", Names = { Names.English("Constituencies") } },
        },
        Forms = { Forms.All },
        RulePolicies =
        {
            new RulePolicy { Rule = "BOXES_EXCEED_ISSUED", Disposition = Disposition.Hold, LegalBasis = HoldClause },
            new RulePolicy { Rule = "PREVIOUS_TURNOUT_DIFFERS", Disposition = Disposition.Flag, ThresholdPermille = 250 },
        },
    };

    public static ulong Milliseconds(Timetable times, TimeSpan afterPollsClose) =>
        (ulong)times.At(afterPollsClose).ToUnixTimeMilliseconds();
}
