using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Aralia;

/// <summary>
/// Which station plays which part. The numbers of parts are fixed, the seed chooses the stations; none lies in the tied constituency.
/// </summary>
internal sealed class Cast
{
    private readonly Dictionary<int, Incident> parts = [];

    public Cast(ulong seed)
    {
        var random = SplitMix64.For(seed, "cast");
        var all = random.Order(Country.Stations).Where(station => Station.ConstituencyOf(station) != Country.TiedConstituency).ToList();
        Assign(all.Where(station => Station.DistrictOf(station) == Country.MountainDistrict), (Incident.Late, 12));
        all.RemoveAll(station => Station.DistrictOf(station) == Country.MountainDistrict);
        var first = all.First(station => AreNeighbours(station, station + 1));
        parts.Add(first, Incident.SplitFirst);
        parts.Add(first + 1, Incident.SplitSecond);
        Assign(all.Where(station => !parts.ContainsKey(station)), [.. Parts]);
    }

    public Incident this[int station] => parts.GetValueOrDefault(station);

    /// <summary>The stations that play a part, in order of their numbers.</summary>
    public IEnumerable<int> Playing(Incident incident) => parts.Where(part => part.Value == incident).Select(part => part.Key).Order();

    /// <summary>True for stations that the registry does not have: they come with a change of it.</summary>
    public bool IsNew(int station) => this[station] is Incident.OpensLate or Incident.Merged or Incident.SplitFirst or Incident.SplitSecond;

    private static bool AreNeighbours(int one, int other) =>
        Station.DistrictOf(one) == Station.DistrictOf(other) && Station.ConstituencyOf(one) == Station.ConstituencyOf(other);

    private static IEnumerable<(Incident Incident, int Stations)> Parts =>
    [
        (Incident.Outstanding, 1),
        (Incident.NotOpened, 2),
        (Incident.FoundAfterAll, 1),
        (Incident.NobodyCame, 1),
        (Incident.HighTurnout, 3),
        (Incident.TurnoutUnlikeBefore, 3),
        (Incident.BallotsUnaccounted, 6),
        (Incident.AsWritten, 3),
        (Incident.IssuedExceedRegistered, 2),
        (Incident.Mistyped, 2),
        (Incident.Corrected, 8),
        (Incident.CandidatesCorrected, 2),
        (Incident.CorrectedTwice, 1),
        (Incident.HeldReleased, 2),
        (Incident.HeldRefused, 1),
        (Incident.HeldRefusedRecounted, 1),
        (Incident.HeldCorrected, 2),
        (Incident.HeldOvernight, 2),
        (Incident.CorrectionHeldOvernight, 1),
        (Incident.CorrectionReleased, 1),
        (Incident.CorrectionRefused, 1),
        (Incident.Annulled, 1),
        (Incident.AnnulledReinstated, 1),
        (Incident.CandidatesReopened, 1),
        (Incident.OpensLate, 1),
        (Incident.Merged, 1),
    ];

    private void Assign(IEnumerable<int> stations, params (Incident Incident, int Stations)[] wanted)
    {
        using var next = stations.GetEnumerator();
        foreach (var (incident, count) in wanted)
            for (var i = 0; i < count && next.MoveNext(); i++) parts.Add(next.Current, incident);
    }
}
