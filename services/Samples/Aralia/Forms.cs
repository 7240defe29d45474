using Tabulation.Contracts.V1;
using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Aralia;

/// <summary>Two results protocols: a long one with a line of every kind for the lists, and a short one for the candidates.</summary>
internal static class Forms
{
    public const int Lists = 0;
    public const int Candidates = 1;

    public static IEnumerable<Form> All => [ListForm, CandidateForm];

    private static Form ListForm => new FormSketch("list-protocol")
        .Line("registered", LineRole.Registered, Names.English("Voters on the roll"))
        .Line("supplementary", LineRole.Supplementary, Names.English("Voters added on polling day"))
        .Line("received", LineRole.Received, Names.English("Ballots received"))
        .Line("unaccounted", LineRole.Unaccounted, Names.English("Ballots not accounted for on receipt"))
        .Line("issued_early", LineRole.IssuedEarly, Names.English("Ballots issued before polling day"))
        .Line("issued_at_station", LineRole.IssuedAtStation, Names.English("Ballots issued at the station"))
        .Line("issued_outside", LineRole.IssuedOutside, Names.English("Ballots issued outside the station"))
        .Line("issued_absentee", LineRole.IssuedAbsentee, Names.English("Ballots issued against absentee certificates"))
        .Line("cancelled", LineRole.Cancelled, Names.English("Unused ballots cancelled"))
        .Line("spoiled", LineRole.Spoiled, Names.English("Ballots spoiled and replaced"))
        .Line("lost", LineRole.Lost, Names.English("Ballots lost"))
        .Line("in_mobile_boxes", LineRole.InMobileBoxes, Names.English("Ballots in mobile boxes"))
        .Line("in_stationary_boxes", LineRole.InStationaryBoxes, Names.English("Ballots in stationary boxes"))
        .Line("invalid", LineRole.Invalid, Names.English("Invalid ballots"))
        .Line("blank", LineRole.Blank, Names.English("Blank ballots"))
        .Line("valid", LineRole.Valid, Names.English("Valid ballots"))
        .Line("complaints", LineRole.Unspecified, Names.English("Complaints received"))
        .Equation(
            "ACCOUNTED",
            ["received"],
            Relation.Equal,
            ["unaccounted", "issued_early", "issued_at_station", "issued_outside", "issued_absentee", "cancelled", "spoiled", "lost"],
            Disposition.Flag)
        .Equation("MOBILE", ["in_mobile_boxes"], Relation.AtMost, ["issued_early", "issued_outside"], Disposition.Flag)
        .Equation("SORTED", ["in_mobile_boxes", "in_stationary_boxes"], Relation.Equal, ["invalid", "blank", "valid"], Disposition.Refuse)
        .Done();

    private static Form CandidateForm => new FormSketch("candidate-protocol")
        .Line("registered", LineRole.Registered, Names.English("Voters on the roll"))
        .Line("issued", LineRole.IssuedAtStation, Names.English("Ballots issued"))
        .Line("in_boxes", LineRole.InStationaryBoxes, Names.English("Ballots in boxes"))
        .Line("invalid", LineRole.Invalid, Names.English("Invalid and blank ballots"))
        .Equation("SORTED", ["in_boxes"], Relation.Equal, ["invalid", FormSketch.Votes], Disposition.Refuse)
        .Done();
}

/// <summary>Numbers of the list form's lines that incidents touch.</summary>
internal static class ListLine
{
    /// <summary>The first so many are the voters on the roll.</summary>
    public const int RollLines = 2;

    public const int Registered = 0;
    public const int Supplementary = 1;
    public const int Cancelled = 8;
    public const int InStationaryBoxes = 12;
    public const int Invalid = 13;
    public const int Valid = 15;
}
