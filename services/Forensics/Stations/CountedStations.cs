using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Forensics.Stations;

/// <summary>Whether an election's stations may and can be looked at.</summary>
public enum StationsOutcome
{
    /// <summary>There they are.</summary>
    Taken,

    /// <summary>
    /// The stations' figures are made up, and their places exist: what checks would say of them would be taken for the places.
    /// </summary>
    SyntheticStations,

    /// <summary>No result is counted in the contest.</summary>
    NothingCounted,

    /// <summary>The contest's form has neither ballots issued nor ballots in the boxes, or no roll is known.</summary>
    NoTurnout,

    /// <summary>A station's figures are beyond what any station can have.</summary>
    BeyondRange,
}

/// <summary>The stations of a contest as counted in a fold.</summary>
/// <param name="Outcome">Whether there is a table.</param>
/// <param name="Table">Null unless taken.</param>
public sealed record CountedStations(StationsOutcome Outcome, StationTable? Table)
{
    /// <summary>Takes what is counted now; turnout counts ballots issued where the form has them, else those in the boxes.</summary>
    public static CountedStations Of(Election election, Tally tally, ContestIndex contest)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(tally);
        if (IsSyntheticOfRealPlaces(election)) return new CountedStations(StationsOutcome.SyntheticStations, null);
        var sheet = election.SheetOf(contest);
        if (!sheet.Issued.Exists && !sheet.InBoxes.Exists) return new CountedStations(StationsOutcome.NoTurnout, null);
        var reader = new CountedReader(election, sheet);
        var stations = new List<Station?>();
        foreach (var slot in election.Slots.Of(contest))
            if (tally.HasCounted(slot)) stations.Add(reader.Read(slot, tally.CountedIn(slot)));

        if (stations.Count == 0) return new CountedStations(StationsOutcome.NothingCounted, null);
        if (stations.Contains(null)) return new CountedStations(StationsOutcome.BeyondRange, null);
        if (stations.All(station => station!.Registered == 0)) return new CountedStations(StationsOutcome.NoTurnout, null);
        string[] selections = [.. sheet.Contest.Selections.Select(selection => selection.Code)];
        return new CountedStations(StationsOutcome.Taken, new StationTable(selections, reader.Base, [.. stations.OfType<Station>()]));
    }

    /// <summary>
    /// A definition marks figures as synthetic, not places; but areas that carry ids of a public scheme, such as ISO 3166-2, exist, whether
    /// the id stands beside their code or is the code itself. So it is with contests, whose ids name what they elect, and with stations.
    /// </summary>
    private static bool IsSyntheticOfRealPlaces(Election election) => election.Definition.Synthetic
        && (election.Areas.Any(area => area.ExternalId.Length > 0 || PublicScheme.HasCode(area.Code))
            || election.Contests.Any(contest => contest.ExternalId.Length > 0)
            || election.Precincts.Any(station => station.ExternalId.Length > 0));
}
