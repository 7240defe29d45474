using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>Stations that close and open on the day: one opens late, one splits, two merge.</summary>
internal sealed class Restations
{
    private const int Minute = 60;
    private const int Hour = 3_600;

    private readonly IReadOnlyList<Station> stations;
    private readonly Cast cast;
    private readonly Station late, merged, first, second;

    public Restations(IReadOnlyList<Station> stations, Cast cast)
    {
        (this.stations, this.cast) = (stations, cast);
        (late, merged) = (Playing(Incident.OpensLate), Playing(Incident.Merged));
        (first, second) = (Playing(Incident.SplitFirst), Playing(Incident.SplitSecond));
        Split = Change(
            (-12 * Hour) - (50 * Minute), [Whole.Code], [first, second], "Too many voters for one hall",
            "A station splits before the polls open");
        Merger = Change(
            (-12 * Hour) - (45 * Minute), [.. Halves.Select(half => half.Code)], [merged], "One school was flooded",
            "Two stations merge before the polls open");
        Opening = Change((-6 * Hour) - (30 * Minute), [], [late], "The ferry came with half a day's delay", "A station opens late");
    }

    public Step Split { get; }

    public Step Merger { get; }

    public Step Opening { get; }

    /// <summary>Stations as the registry has them before the day.</summary>
    public IEnumerable<Precinct> Before =>
    [
        .. stations.Where(station => !cast.IsNew(station.Number)).Select(Registry.PrecinctOf), Whole, .. Halves,
    ];

    /// <summary>Stations that voters came to.</summary>
    public IReadOnlyList<Precinct> Voting => [.. stations.Select(Registry.PrecinctOf)];

    /// <summary>What must be recorded before anything is said about a station; null where it was there from the start.</summary>
    public Step? OpeningOf(Station station)
    {
        if (station == late) return Opening;
        if (station == merged) return Merger;
        return station == first || station == second ? Split : null;
    }

    private Precinct Whole
    {
        get
        {
            var whole = Registry.PrecinctOf(first);
            (whole.Code, whole.Registered) = ($"{first.Code}-{second.Code[^2..]}", (uint)(first.Registered + second.Registered));
            return whole;
        }
    }

    private IEnumerable<Precinct> Halves
    {
        get
        {
            var (one, other) = (Registry.PrecinctOf(merged), Registry.PrecinctOf(merged));
            (one.Code, one.Registered) = ($"{merged.Code}.a", (uint)merged.Registered / 2);
            (other.Code, other.Registered) = ($"{merged.Code}.b", (uint)merged.Registered - one.Registered);
            return [one, other];
        }
    }

    private Station Playing(Incident incident) => stations[cast.Playing(incident).Single()];

    private static Step Change(int time, IEnumerable<string> close, IEnumerable<Station> open, string reason, string note)
    {
        var change = new StationsChange { Close = { close }, Open = { open.Select(Registry.PrecinctOf) } };
        var said = new RegistryChange { Stations = change, Reason = reason, LegalBasis = Definition.RegistryClause };
        return new Step(time, new Payload { Authority = Registry.Root, RegistryChange = said }, null, null, note: note);
    }
}
