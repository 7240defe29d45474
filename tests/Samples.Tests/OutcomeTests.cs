using Tabulation.Domain.Allocation;

namespace Tabulation.Samples.Tests;

/// <summary>Every sample, recorded in order and folded, ends as it says it does.</summary>
public class OutcomeTests
{
    [Fact]
    public void The_default_seeds_end_as_expected() => Assert.All(SampleCatalogue.All, entry => Check(entry, entry.DefaultSeed));

    [Fact]
    public void Other_seeds_end_as_expected() => Seeds.Check(2, seed => Assert.All(SampleCatalogue.All, entry => Check(entry, seed)));

    private static void Check(SampleEntry entry, ulong seed)
    {
        var sample = entry.Build(TestKeys.Rehearsal(seed));
        var night = new PlayedNight(sample);
        Assert.Equal(sample.Night.Select(told => told.Verdict), night.Verdicts.Select(verdict => verdict.Gravest));
        Assert.Equal(night.Election.Contests.Select(contest => contest.Code), sample.Expected.Contests.Select(contest => contest.Code));
        Assert.All(sample.Expected.Contests, contest => CheckTotals(night, contest));
        Assert.All(sample.Expected.Contests, contest => CheckSeats(night, contest, sample.Expected.DirectSeats));
        Assert.Equal(DirectSeats(night, sample.Expected), sample.Expected.DirectSeats.OrderBy(party => party.Key));
    }

    private static void CheckTotals(PlayedNight night, ExpectedContest expected)
    {
        var contest = night.Election.FindContest(expected.Code)!.Value;
        var row = night.Tally.Rows.WholeOf(contest);
        var counts = night.Tally.CountsOf(row);
        var sheet = night.Election.Sheets[contest.Value];
        var sums = night.Tally.SumsOf(row);
        var votes = sums[sheet.Lines..].ToArray();
        Assert.Equal(expected.Precincts, new ExpectedPrecincts(counts.Expected, counts.Counted, counts.Flagged, counts.Held)
        {
            Annulled = counts.Annulled, WithoutResult = counts.WithoutResult,
        });
        Assert.Equal(expected.Lines, sums[..sheet.Lines].ToArray());
        Assert.Equal(expected.Certified, night.Fold.State[contest].Certified);
        Assert.Equal(expected.IsList, night.Election[contest].Kind == Domain.Elections.ContestKind.List);
        Assert.Equal(night.Election[contest].Selections.Select(one => one.Code), expected.Selections.Select(one => one.Code));
        Assert.Equal(expected.Selections.Select(one => one.Votes), votes);
    }

    private static void CheckSeats(PlayedNight night, ExpectedContest expected, IReadOnlyDictionary<string, int> directSeats)
    {
        var allocation = night.Seats(expected.Code, directSeats);
        Assert.Equal(AllocationOutcome.Complete, allocation.Outcome);
        Assert.Equal(expected.Selections.Select(one => one.Seats), expected.Selections.Select((_, n) => allocation.SeatsOf(new(n))));
    }

    private static IEnumerable<KeyValuePair<string, int>> DirectSeats(PlayedNight night, ExpectedOutcome expected) =>
        from contest in night.Election.Contests
        where contest.Kind == Domain.Elections.ContestKind.Candidate
        from seats in night.Seats(contest.Code, expected.DirectSeats).Seats
        where seats.Seats > 0
        group seats.Seats by contest.Selections[seats.Selection.Value].NominatedBy into party
        orderby party.Key
        select KeyValuePair.Create(party.Key, party.Sum());
}
