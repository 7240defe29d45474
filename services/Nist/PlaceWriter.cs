using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Nist.Writing;

namespace Tabulation.Nist;

/// <summary>Writes areas and stations (GpUnit, all of class ReportingUnit).</summary>
internal sealed class PlaceWriter
{
    private readonly NistSource source;
    private readonly Places places;
    private readonly IReadOnlyList<ContestFigures> contests;
    private readonly NistOutput output;
    private readonly Election election;
    private readonly Dictionary<string, (ContestFigures Contest, PlaceFigures Figures)> first = [];

    public PlaceWriter(NistSource source, Places places, IReadOnlyList<ContestFigures> contests, NistOutput output)
    {
        (this.source, this.places, this.contests, this.output, election) = (source, places, contests, output, source.Election);
        foreach (var contest in contests)
            foreach (var place in contest.Places)
                first.TryAdd(place.Place, (contest, place));
    }

    public void Write()
    {
        var voters = VotersByArea();
        output.OpenMany("GpUnit");
        if (places.Whole is null) WriteWhole();
        foreach (var area in places.Areas) WriteArea(area, voters[area.Value]);
        foreach (var station in places.Stations) WriteStation(station);
        output.CloseMany();
    }

    private void WriteWhole()
    {
        output.OpenOne("GpUnit", "ReportingUnit", NistIds.WholeElection);
        WriteParts(null);
        output.Words("Name", election.Definition.Names);
        WriteProgress(NistIds.WholeElection, ("other", "whole-election"), null);
        output.Close();
    }

    private void WriteArea(AreaIndex index, long? voters)
    {
        var (area, id) = (election[index], places.IdOf(index));
        output.OpenOne("GpUnit", "ReportingUnit", id);
        WriteParts(index);
        PublicIds.Write(output, area.Code, area.ExternalId);
        output.Words("Name", area.Names);
        output.Flag("IsDistricted", places.IsDistrict(index));
        WriteProgress(id, TypeOf(area), voters);
        output.Close();
    }

    private void WriteStation(PrecinctIndex index)
    {
        var (station, id) = (election[index], places.IdOf(index));
        output.OpenOne("GpUnit", "ReportingUnit", id);
        PublicIds.Write(output, station.Code, station.ExternalId);
        if (station.Names.Count > 0) output.Words("Name", station.Names);
        WriteStates(index);
        WriteProgress(id, ("precinct", null), station.Registered);
        output.Close();
    }

    private void WriteParts(AreaIndex? area)
    {
        var parts = places.PartsOf(area).ToList();
        if (parts.Count > 0) output.References("ComposingGpUnitIds", parts);
    }

    /// <summary>Of each contest at a station, as in /api/station.</summary>
    private void WriteStates(PrecinctIndex station)
    {
        if (source.Figures is not { } state) return;
        output.OpenMany("CountStatus");
        foreach (var contest in contests)
        {
            if (election.Slots.Find(contest.Index, station) is not { } slot) continue;
            output.OpenOne("CountStatus", "CountStatus");
            output.Text("Status", StatusOf(state[slot].State));
            output.Text("Type", "other");
            output.Text("OtherType", $"contest/{contest.Contest.Code}:{WordOf(state[slot].State)}");
            output.Close();
        }

        output.CloseMany();
    }

    private void WriteProgress(string id, (string Type, string? Other) type, long? registered)
    {
        var known = first.GetValueOrDefault(id);
        if (known.Figures?.Counts is { } counts)
        {
            output.Number("SubUnitsReported", counts.Counted);
            output.Number("TotalSubUnits", counts.Expected);
        }

        output.Text("Type", type.Type);
        if (type.Other is not null) output.Text("OtherType", type.Other);
        if (known.Figures?.Counted is { } counted) output.Number("VotersParticipated", known.Contest.Ballots.Cast(counted));
        if (registered is { } voters) output.Number("VotersRegistered", voters);
    }

    private (string Type, string? Other) TypeOf(Area area)
    {
        if (PublicIds.IsCountry(area.ExternalId)) return ("country", null);
        return PublicIds.IsSubdivision(area.ExternalId) ? ("state", null) : ("other", election.Definition.Hierarchies[area.Hierarchy].Code);
    }

    /// <summary>Voters on the registry's rolls; null where one of them is not known.</summary>
    private long?[] VotersByArea()
    {
        var voters = new long?[election.Areas.Count];
        Array.Fill(voters, 0);
        foreach (var station in election.Precincts.Where(station => !station.Closed))
            foreach (var innermost in station.Areas)
                for (AreaIndex? area = innermost; area is { } here; area = election[here].Parent)
                    voters[here.Value] += station.Registered;
        return voters;
    }

    private static string StatusOf(SlotState state) => state switch
    {
        SlotState.Awaited => "not-processed",
        SlotState.Held or SlotState.CountedAndHeld or SlotState.NoResultAndHeld => "in-process",
        SlotState.Counted or SlotState.NoResult or SlotState.Annulled => "completed",
    };

    private static string WordOf(SlotState state) => state switch
    {
        SlotState.Awaited => "awaited",
        SlotState.Held => "held",
        SlotState.Counted => "counted",
        SlotState.CountedAndHeld => "counted-and-held",
        SlotState.NoResult => "no-result",
        SlotState.NoResultAndHeld => "no-result-and-held",
        SlotState.Annulled => "annulled",
    };
}
