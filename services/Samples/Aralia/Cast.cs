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
        Assign(all.Where(station => Station.DistrictOf(station) != Country.MountainDistrict), [.. Parts]);
    }

    public Incident this[int station] => parts.GetValueOrDefault(station);

    private static IEnumerable<(Incident Incident, int Stations)> Parts =>
    [
        (Incident.Missing, 4),
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
        (Incident.HeldOpen, 2),
        (Incident.CorrectionHeldOpen, 1),
        (Incident.CorrectionReleased, 1),
        (Incident.CorrectionRefused, 1),
    ];

    private void Assign(IEnumerable<int> stations, params (Incident Incident, int Stations)[] wanted)
    {
        using var next = stations.GetEnumerator();
        foreach (var (incident, count) in wanted)
            for (var i = 0; i < count && next.MoveNext(); i++) parts.Add(next.Current, incident);
    }
}
