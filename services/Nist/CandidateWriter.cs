using Tabulation.Chronicle.Concluding;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Nist.Writing;

namespace Tabulation.Nist;

/// <summary>Writes those who stand in a contest of candidates. Nobody is called a winner before a certificate is in force.</summary>
internal static class CandidateWriter
{
    public static void Write(Election election, ContestFigures contest, NistOutput output)
    {
        foreach (var (number, selection) in contest.Contest.Selections.Index())
            if (selection.Kind == SelectionKind.Candidate) Write(contest, selection, new SelectionIndex(number), output);
    }

    private static void Write(ContestFigures contest, Selection selection, SelectionIndex number, NistOutput output)
    {
        output.OpenOne("Candidate", "Candidate", NistIds.Candidate(contest.Contest.Code, selection.Code));
        output.Words("BallotName", selection.Names);
        PublicIds.Write(output, selection.Code, selection.ExternalId);
        if (selection.NominatedBy.Length > 0) output.Text("PartyId", NistIds.Party(selection.NominatedBy));
        if (StatusAfter(contest, selection, number) is { } after) output.Text("PostElectionStatus", after);
        output.Text("PreElectionStatus", selection.Withdrawn ? "withdrawn" : "qualified");
        output.Close();
    }

    private static string? StatusAfter(ContestFigures contest, Selection selection, SelectionIndex number)
    {
        if (contest is not { Status: ResultStatus.Certified, Seats: { } seats }) return null;
        if (seats.SeatsOf(number) > 0) return "winner";
        return selection.Withdrawn ? "withdrawn" : "defeated";
    }
}
