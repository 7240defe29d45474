using Tabulation.Contracts.V1;
using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Aralia;

/// <summary>Tells each station's story in each contest, from the incident it plays.</summary>
internal static class Stories
{
    private const int Minute = 60;
    private const int Hour = 3_600;

    /// <summary>When what had to wait for the next evening is decided, seconds after the polls closed.</summary>
    private const int NextEvening = 21 * Hour;

    public static IReadOnlyList<Story> All(ulong seed, IReadOnlyList<Station> stations, Cast cast, Figures figures, Restations restations)
    {
        var random = SplitMix64.For(seed, "stories");
        var stories = new List<Story>(2 * stations.Count);
        foreach (var station in stations)
        {
            var incident = cast[station.Number];
            var second = ArrivalOf(station, incident, random);
            var opened = restations.OpeningOf(station);
            var list = new Story(Registry.Lists, station, second) { After = opened };
            var candidates = new Story(Registry.ContestOf(station.Constituency), station, second
                + random.Between(5 * Minute, 40 * Minute)) { After = opened };
            Tell(list, figures.Lists[station.Number], incident, random.Between(20 * Minute, 3 * Hour));
            TellCandidates(candidates, figures.Candidates[station.Number], incident, random.Between(20 * Minute, 3 * Hour));
            stories.Add(list);
            stories.Add(candidates);
        }

        return stories;
    }

    private static int ArrivalOf(Station station, Incident incident, SplitMix64 random) =>
        incident == Incident.Late
            ? random.Between(14 * Hour, 20 * Hour)
            : (15 * Minute) + (station.Registered * 4) + random.Below(90 * Minute) + (random.Below(6) == 0 ? random.Below(3 * Hour) : 0);

    /// <param name="story">To be told.</param>
    /// <param name="right">The station's figures without any mistake.</param>
    /// <param name="incident">What happens.</param>
    /// <param name="later">Seconds between what is said first and what follows.</param>
    private static Story? Tell(Story story, Protocol right, Incident incident, int later) => incident switch
    {
        Incident.None or Incident.CandidatesCorrected or Incident.CandidatesReopened or Incident.OpensLate or Incident.Merged
            or Incident.SplitFirst or Incident.SplitSecond => story.Report(right),
        Incident.Outstanding => null,
        Incident.NotOpened => NotOpened(story),
        Incident.FoundAfterAll => FoundAfterAll(story, right),
        Incident.Late => story.Report(right, note: "Late: brought down from the mountains"),
        Incident.NobodyCame => story.Report(right, Disposition.Flag, "Nobody came to vote"),
        Incident.HighTurnout => story.Report(right, Disposition.Info, "Turnout of 97%: for the record only"),
        Incident.TurnoutUnlikeBefore => story.Report(right, Disposition.Flag, "Turnout far above the previous election's"),
        Incident.BallotsUnaccounted => story.Report(
            right.Line(ListLine.Cancelled, -4), Disposition.Flag, "Four ballots are not accounted for"),
        Incident.AsWritten => story.Report(
            right.Line(ListLine.Invalid, 2), Disposition.Flag, "The signed form does not add up: sent as written", asWritten: true)
            .Later(later).Endorse("The region's commission has seen the form: it reads so"),
        Incident.IssuedExceedRegistered => story.Report(
            WithoutPageOfRoll(right), Disposition.Flag, "More ballots issued than voters registered"),
        Incident.Mistyped => story
            .Report(right.Vote(1, 9), Disposition.Refuse, "Mistyped: votes do not sum to valid ballots")
            .Later(4 * Minute).Report(right, note: "Typed again, rightly"),
        Incident.Corrected => Corrected(story, right, later),
        Incident.CorrectedTwice => Corrected(story, right.Exchange(1, 2), later)
            .Later(later).Report(right, reason: "The correction itself mixed up lists 2 and 3", note: "Corrected again"),
        Incident.HeldReleased => Hold(story, right).Later(later).Review(
            ReviewDecision.Release, "Recounted in our presence: the count stands", "Released by the reviewer"),
        Incident.HeldRefused => Refuse(Hold(story, right), later).At(NextEvening).Lose(
            NoResultCause.Destroyed, "The ballots burnt before they could be counted again"),
        Incident.HeldRefusedRecounted => Refuse(Hold(story, right), later).Later(later).Report(right, note: "Recounted after the refusal"),
        Incident.HeldCorrected => Hold(story, right).Later(later).Report(
            right, reason: "Three ballots of the other contest had been counted here", note: "A held result is corrected before a review"),
        Incident.HeldOvernight => Hold(story, right).At(NextEvening).Review(
            ReviewDecision.Release, "Three voters had dropped their spoiled ballots in as well", "Released the next evening"),
        Incident.CorrectionHeldOvernight => HoldCorrection(story, right, later).At(NextEvening).Review(
            ReviewDecision.Refuse, "The second count is not signed", "The correction is refused the next evening"),
        Incident.CorrectionReleased => HoldCorrection(story, right, later).Later(later).Review(
            ReviewDecision.Release, "The second count was made in our presence", "The correction is released"),
        Incident.CorrectionRefused => Refuse(HoldCorrection(story, right, later), later),
        Incident.Annulled => Annul(story.Report(right)),
        Incident.AnnulledReinstated => Annul(story.Report(right)).Later(2 * Hour).Rule(
            AnnulmentDecision.Reinstate, "On appeal: the observers had been let in", "Supreme Court of Aralia, 2021/19"),
    };

    private static Story? TellCandidates(Story story, Protocol right, Incident incident, int later) => incident switch
    {
        Incident.Outstanding => null,
        Incident.NotOpened => NotOpened(story),
        Incident.FoundAfterAll => FoundAfterAll(story, right),
        Incident.Late => story.Report(right, note: "Late: brought down from the mountains"),
        Incident.NobodyCame => story.Report(right, Disposition.Flag, "Nobody came to vote"),
        Incident.HighTurnout => story.Report(right, Disposition.Info, "Turnout of 97%: for the record only"),
        Incident.TurnoutUnlikeBefore => story.Report(right, Disposition.Flag, "Turnout far above the previous election's"),
        Incident.CandidatesCorrected => Corrected(story, right, later),
        Incident.None or Incident.BallotsUnaccounted or Incident.AsWritten or Incident.IssuedExceedRegistered or Incident.Mistyped
            or Incident.Corrected or Incident.CorrectedTwice or Incident.HeldReleased or Incident.HeldRefused
            or Incident.HeldRefusedRecounted or Incident.HeldCorrected or Incident.HeldOvernight or Incident.CorrectionHeldOvernight
            or Incident.CorrectionReleased or Incident.CorrectionRefused or Incident.Annulled or Incident.AnnulledReinstated
            or Incident.OpensLate or Incident.Merged or Incident.SplitFirst or Incident.SplitSecond => story.Report(right),
        Incident.CandidatesReopened => story.Report(ExchangedLosers(story, right)),
    };

    /// <summary>With the votes of two candidates exchanged who both lose.</summary>
    private static Protocol ExchangedLosers(Story story, Protocol right)
    {
        var winner = Race.All[story.Station.Constituency - 1].Winner;
        int[] losers = [.. Enumerable.Range(0, Race.Candidates.Count).Where(candidate => candidate != winner)];
        return right.Exchange(losers[0], losers[1]);
    }

    private static Story NotOpened(Story story) =>
        story.At(NextEvening).Lose(NoResultCause.NotOpened, "The road was washed away: the station did not open");

    private static Story FoundAfterAll(Story story, Protocol right) => story
        .At(NextEvening).Lose(NoResultCause.Destroyed, "The papers are lost")
        .Later(Hour).Report(right, reason: "The papers were in the school's safe", note: "Found after all");

    private static Story Annul(Story story) => story.At(NextEvening).Rule(
        AnnulmentDecision.Annul, "The observers were sent away while ballots were counted", "High Court of Aralia, 2021/7");

    /// <summary>The roll's last page was not counted: two voters fewer than ballots issued.</summary>
    private static Protocol WithoutPageOfRoll(Protocol right)
    {
        var issued = right.Lines[4] + right.Lines[5] + right.Lines[6] + right.Lines[7];
        return right.Line(ListLine.Registered, issued - 2 - right.Lines[ListLine.Supplementary] - right.Lines[ListLine.Registered]);
    }

    private static Story Corrected(Story story, Protocol right, int later) => story
        .Report(right.Exchange(0, 2))
        .Later(later).Report(right, reason: "The votes of two selections had been exchanged", note: "Corrected");

    private static Story Hold(Story story, Protocol right) =>
        story.Report(right.Overfilled(), Disposition.Hold, "More ballots in the boxes than issued: held until reviewed");

    private static Story HoldCorrection(Story story, Protocol right, int later) => story
        .Report(right)
        .Later(later).Report(
            right.Overfilled(),
            Disposition.Hold,
            "A correction with more ballots in the boxes than issued: held, the first result still counts",
            "Counted again");

    private static Story Refuse(Story story, int later) =>
        story.Later(later).Review(ReviewDecision.Refuse, "No explanation for three ballots too many", "Refused by the reviewer");
}
