using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Nist.Writing;

namespace Tabulation.Nist;

/// <summary>Writes what can be voted for, with its votes and, in a contest of lists, its seats.</summary>
internal sealed class SelectionWriter(ContestFigures figures, Places places, NistOutput output)
{
    /// <summary>OtherType of what votes would be if all that waits counted.</summary>
    public const string IfHeldCounted = "if-held-counted";

    /// <summary>OtherType of votes that were annulled, and are in no sum.</summary>
    public const string Annulled = "annulled";

    public void Write(Selection selection, int number)
    {
        var contest = figures.Contest.Code;
        output.OpenOne("ContestSelection", TypeOf(selection.Kind), NistIds.Selection(contest, selection.Code));
        output.Number("SequenceOrder", number + 1);
        output.OpenMany("VoteCounts");
        foreach (var place in figures.Places) WriteVotes(place, number);
        WriteSeats(new SelectionIndex(number));
        output.CloseMany();
        WriteWho(contest, selection);
        output.Close();
    }

    private static string TypeOf(SelectionKind kind) => kind switch
    {
        SelectionKind.List => "PartySelection",
        SelectionKind.Candidate => "CandidateSelection",
        SelectionKind.AgainstAll => "BallotMeasureSelection",
    };

    private void WriteWho(string contest, Selection selection)
    {
        switch (selection.Kind)
        {
            case SelectionKind.List:
                output.References("PartyIds", [NistIds.Party(selection.Code)]);
                break;
            case SelectionKind.Candidate:
                output.References("CandidateIds", [NistIds.Candidate(contest, selection.Code)]);
                break;
            case SelectionKind.AgainstAll:
                PublicIds.Write(output, selection.Code, selection.ExternalId);
                output.Words("Selection", selection.Names);
                break;
        }
    }

    private void WriteVotes(PlaceFigures place, int number)
    {
        var figure = figures.Sheet.Lines + number;
        if (place.Counted is { } counted) Write(place.Place, "total", null, counted[figure]);
        if (place.IfHeldCounted is { } ifHeld) Write(place.Place, "other", IfHeldCounted, ifHeld[figure]);
        if (place.Annulled is { } annulled) Write(place.Place, "other", Annulled, annulled[figure]);
    }

    private void WriteSeats(SelectionIndex number)
    {
        if (figures is { Seats: { } seats, Contest.Kind: ContestKind.List }) Write(places.DistrictOf(figures.Index), "seats", null, seats.SeatsOf(number));
    }

    private void Write(string place, string type, string? other, long count)
    {
        output.OpenOne("VoteCounts", "VoteCounts");
        output.Text("GpUnitId", place);
        output.Text("Type", type);
        if (other is not null) output.Text("OtherType", other);
        output.Number("Count", count);
        output.Close();
    }
}
