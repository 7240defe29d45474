using Tabulation.Nist.Writing;

namespace Tabulation.Nist;

/// <summary>
/// Writes ballots by place (BallotCounts). NIST has one number for a place, and a voter may be given several ballots: the first contest of the report there gives the
/// place's, and each contest's own stand beside it, type other, <c>contest/CODE</c>.
/// </summary>
internal sealed class BallotWriter(IReadOnlyList<ContestFigures> contests, NistOutput output)
{
    private readonly HashSet<string> seen = [];

    public void Write()
    {
        output.OpenMany("BallotCounts");
        foreach (var contest in contests)
            foreach (var place in contest.Places)
                Write(contest, place);
        output.CloseMany();
    }

    private void Write(ContestFigures contest, PlaceFigures place)
    {
        var first = seen.Add(place.Place);
        if (place.Counted is not { } counted) return;
        var (cast, rejected) = (contest.Ballots.Cast(counted), contest.Ballots.Rejected(counted));
        if (first) Write(place.Place, "total", null, cast, rejected);
        Write(place.Place, "other", $"contest/{contest.Contest.Code}", cast, rejected);
    }

    private void Write(string place, string type, string? other, long cast, long? rejected)
    {
        output.OpenOne("BallotCounts", "BallotCounts");
        output.Text("GpUnitId", place);
        output.Text("Type", type);
        if (other is not null) output.Text("OtherType", other);
        output.Number("BallotsCast", cast);
        if (rejected is { } invalid) output.Number("BallotsRejected", invalid);
        output.Close();
    }
}
