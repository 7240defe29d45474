using Tabulation.Chronicle;
using Tabulation.Chronicle.Concluding;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.Nist.Tests.Kit;

namespace Tabulation.Nist.Tests;

/// <summary>How far results have come, in NIST's words.</summary>
public class StatusTests
{
    [Fact]
    public void A_contest_passes_through_these()
    {
        Assert.Equal(
            [ResultStatus.UnofficialPartial, ResultStatus.UnofficialComplete, ResultStatus.Certified, ResultStatus.Recount, ResultStatus.Correction, ResultStatus.Certified],
            Passed(state => ResultStatuses.Of(state.State, new ContestIndex(0))));
    }

    [Fact]
    public void A_report_has_the_status_of_its_weakest_contest()
    {
        var state = Nights.AraliaEarly;
        var contests = Enumerable.Range(0, state.Election!.Contests.Count).Select(number => new ContestIndex(number)).ToList();
        Assert.All(contests, contest => Assert.Equal(
            ResultStatuses.Of(state, contest).Word(), StatusOf(NistSource.Of(state), new NistScope([contest], null, false))));
        Assert.Equal(contests.Min(contest => ResultStatuses.Of(state, contest)).Word(), StatusOf(NistSource.Of(state), NistScope.All(state.Election)));
    }

    [Fact]
    public void Certified_contests_make_a_certified_report() =>
        Assert.Equal("certified", StatusOf(NistSource.Of(Nights.KazakhstanLate), NistScope.All(Nights.KazakhstanLate.Election!)));

    /// <summary>The same bytes as before the first result, but for where the ledger stands.</summary>
    [Fact]
    public void Before_the_release_hour_nothing_tells_what_was_reported()
    {
        var (none, all) = (NistSource.Definition(Opened()), NistSource.Definition(Nights.KazakhstanLate));
        var scope = NistScope.All(all.Election, stations: true) with { Area = all.Election.FindArea("KZ-62") };
        Assert.Equal("pre-election", StatusOf(all, scope));
        Assert.True(all.Position > none.Position);
        Assert.Equal(NistReport.Json(none with { Position = all.Position, RecordedAt = all.RecordedAt }, scope), NistReport.Json(all, scope));
        Assert.Empty(Reports.Json(all, scope).AllOf("VoteCounts").Concat(Reports.Json(all, scope).AllOf("BallotCounts")).Concat(Reports.Json(all, scope).AllOf("OtherCounts")));
    }

    private static Domain.Folding.ElectionState Opened() => new Samples.Tests.PlayedNight(Nights.Kazakhstan with { Night = [Nights.Kazakhstan.Night[0]] }).Fold.State;

    private static string StatusOf(NistSource source, NistScope scope) => Reports.Json(source, scope).Text("Status");

    /// <summary>What is read off the chronicle after each entry of a whole election, each value once in a row.</summary>
    private static List<T> Passed<T>(Func<ElectionChronicle, T> read)
        where T : struct
    {
        var (chronicle, passed) = (new ElectionChronicle(), new List<T>());
        foreach (var leaf in WholeNight.Play(WholeNight.Election(AnnulmentEffect.Unspecified)).Leaves)
        {
            chronicle.Add(leaf);
            if (chronicle.State.Election is not null && (passed.Count == 0 || !passed[^1].Equals(read(chronicle)))) passed.Add(read(chronicle));
        }

        return passed;
    }
}
