using Tabulation.Cli.Showing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Allocation;
using AllocationOutcome = Tabulation.Contracts.V1.AllocationOutcome;
using Contest = Tabulation.Domain.Elections.Contest;
using Election = Tabulation.Domain.Elections.Election;
using Threshold = Tabulation.Domain.Allocation.Threshold;
using ThresholdBase = Tabulation.Domain.Allocation.ThresholdBase;

namespace Tabulation.Cli.Watching;

/// <summary>One contest in one area: who has how many votes and, of a whole contest, seats and what they can still become.</summary>
internal static class ContestLines
{
    public static IEnumerable<ScreenLine> Of(WatchScene scene, Election election, AreaTotals row, int width)
    {
        var contest = election[election.FindContest(row.Contest)!.Value];
        var seats = row.Area.Length == 0 && scene.Seats?.Contest == row.Contest ? scene.Seats : null;
        var status = row.Area.Length == 0 ? scene.Statuses.GetValueOrDefault(row.Contest) : null;
        var columns = new ContestColumns(contest, row, seats, status, width);
        yield return new ScreenLine(Title(election, contest, row.Area, seats), true);
        yield return columns.Header();
        foreach (var number in Enumerable.Range(0, row.Votes.Count).OrderByDescending(each => row.Votes[each]))
            yield return columns.Line(number);
        if (status is { CannotChange: true, State: "OPEN" }) yield return "No outcome of what is still out changes a seat.";
    }

    private static string Title(Election election, Contest contest, string area, GetAllocationResponse? seats)
    {
        var title = Readable.Name(contest.Names, contest.Code);
        if (election.FindArea(area) is { } index) return $"{title}: {Readable.Name(election[index].Names, area)}";
        var rule = contest.Allocation;
        var thresholds = string.Concat(rule.Thresholds.Select(Words));
        return $"{title}: {rule.Seats:N0} {(rule.Seats == 1 ? "seat" : "seats")}{thresholds}{Words(seats?.Outcome)}";
    }

    private static string Words(Threshold threshold)
    {
        if (threshold.Share == Fraction.Zero) return "";
        var words = $", threshold {Percent(threshold.Share)} {BaseOf(threshold.Base)}";
        return threshold.Class.Length == 0 ? words : $"{words} for {threshold.Class}";
    }

    private static string Percent(Fraction share) => 10_000 % share.Denominator == 0
        ? $"{(decimal)(share.Numerator * 10_000 / share.Denominator) / 100:0.##}%"
        : $"{share}";

    private static string BaseOf(ThresholdBase of) => of switch
    {
        ThresholdBase.Valid => "of valid votes",
        ThresholdBase.ValidWithoutBlank => "of valid votes without blank ones",
        ThresholdBase.ValidWithoutAgainstAll => "of valid votes without those against all",
        ThresholdBase.ParticipantsByBoxes => "of ballots in the boxes",
        ThresholdBase.ParticipantsByIssued => "of ballots issued",
        ThresholdBase.Registered => "of voters registered",
    };

    private static string Words(AllocationOutcome? outcome) => outcome switch
    {
        AllocationOutcome.LotNeeded => "; a tie waits for a lot",
        AllocationOutcome.NoneAdmitted => "; no list reaches the threshold",
        AllocationOutcome.SeatsVacant => "; seats stay vacant",
        AllocationOutcome.AgainstAllWon => "; against all has won",
        null or AllocationOutcome.Unspecified or AllocationOutcome.Complete or AllocationOutcome.NoVotes => "",
    };
}
