using Tabulation.Chronicle.Concluding;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Nist.Writing;

namespace Tabulation.Nist;

/// <summary>Writes a contest of lists (PartyContest) or of candidates (CandidateContest) with its counts.</summary>
internal sealed class ContestWriter(Election election, Places places, ContestFigures figures, NistOutput output)
{
    private Contest Contest => figures.Contest;

    private bool IsOfLists => Contest.Kind == ContestKind.List;

    public void Write()
    {
        output.OpenOne("Contest", IsOfLists ? "PartyContest" : "CandidateContest", NistIds.Contest(Contest.Code));
        output.Words("BallotTitle", Contest.Names);
        output.OpenMany("ContestSelection");
        foreach (var (number, selection) in Contest.Selections.Index()) new SelectionWriter(figures, places, output).Write(selection, number);
        output.CloseMany();
        WriteStatus();
        output.Text("ElectionDistrictId", places.DistrictOf(figures.Index));
        PublicIds.Write(output, Contest.Code, Contest.ExternalId);
        output.Text("Name", ReportWriter.OneOf(Contest.Names));
        WriteBlank();
        output.Number("SequenceOrder", figures.Index.Value + 1);
        if (figures.Counts is { } counts) output.Number("SubUnitsReported", counts.Counted);
        output.Number("TotalSubUnits", figures.Counts?.Expected ?? election.StationsOf(figures.Index).Count());
        WriteVariation();
        if (!IsOfLists)
        {
            output.Number("NumberElected", Contest.Allocation.Seats);
            output.Number("VotesAllowed", 1);
        }

        output.Close();
    }

    private void WriteStatus()
    {
        output.OpenMany("CountStatus");
        WriteStatus(Progress, "total", null);
        WriteStatus(Progress, "other", $"result-status:{figures.Status.Word()}");
        if (figures.Counts is { } counts)
        {
            WriteStatus(counts.Flagged > 0 ? "in-process" : "completed", "other", $"stations-flagged:{counts.Flagged}");
            WriteStatus(counts.Held > 0 ? "in-process" : "completed", "other", $"stations-held:{counts.Held}");
            WriteStatus("completed", "other", $"stations-annulled:{counts.Annulled}");
            WriteStatus("completed", "other", $"stations-without-result:{counts.WithoutResult}");
        }

        output.CloseMany();
    }

    private string Progress
    {
        get
        {
            if (figures.Counts is not { Counted: > 0 } && figures.Status != ResultStatus.Certified) return "not-processed";
            return figures.Status is ResultStatus.UnofficialComplete or ResultStatus.Certified ? "completed" : "in-process";
        }
    }

    private void WriteStatus(string status, string type, string? other)
    {
        output.OpenOne("CountStatus", "CountStatus");
        output.Text("Status", status);
        output.Text("Type", type);
        if (other is not null) output.Text("OtherType", other);
        output.Close();
    }

    /// <summary>Ballots without any vote, where the form tells them from other invalid ones. No form tells how many had too many.</summary>
    private void WriteBlank()
    {
        output.OpenMany("OtherCounts");
        foreach (var place in figures.Places)
        {
            if (place.Counted is not { } counted || figures.Ballots.Blank(counted) is not { } blank) continue;
            output.OpenOne("OtherCounts", "OtherCounts");
            output.Text("GpUnitId", place.Place);
            output.Number("Undervotes", blank);
            output.Close();
        }

        output.CloseMany();
    }

    /// <summary>A ballot has one vote, also where several seats are given.</summary>
    private void WriteVariation()
    {
        var single = Contest.Allocation.Method == AllocationMethod.Plurality;
        output.Text("VoteVariation", !single ? "proportional" : Contest.Allocation.Seats == 1 ? "plurality" : "other");
        if (single && Contest.Allocation.Seats > 1) output.Text("OtherVoteVariation", "single-non-transferable-vote");
    }
}
