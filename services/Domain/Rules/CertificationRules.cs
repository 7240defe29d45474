using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules for certifications: by the authority responsible for the contest, of exactly what the entries come to, once nothing is open that could
/// change it. Never before the release hour, for a refusal says what the entries come to.
/// </summary>
internal static class CertificationRules
{
    public static void Run(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        if (recordedAt < state.Election!.Release)
        {
            findings.Refuse(Rule.BeforeRelease);
            return;
        }

        var said = statement.Says<Certification>();
        if (said.Contest is not { } contest)
        {
            findings.Refuse(Rule.UnknownContest);
            return;
        }

        PlaceRules.JudgeSpeaker(state.Election, statement.Authority!.Value, AuthorityRole.Commission, state.Election[contest].Area, findings);
        PlaceRules.JudgeOpen(state, contest, findings);
        if (findings.Refused) return;
        HistoryRules.Run(statement, state.Beside.Certifications.IdIn(contest), said.Grounds.HasReason, findings);
        if (!said.Grounds.HasLegalBasis) findings.Refuse(Rule.LegalBasisMissing);
        JudgeCheckpoint(state, contest, said, findings);
        JudgeFigures(state, contest, said, findings);
        JudgeSeats(state, contest, said, findings);
        JudgeCompleteness(state, contest, said, findings);
        if (!said.AreaProtocols.SequenceEqual(ProtocolsOf(state, contest))) findings.Refuse(Rule.ProtocolsDiffer, actual: said.AreaProtocols.Count);
    }

    /// <summary>By a court: the contest is open again.</summary>
    public static void JudgeReopening(ElectionState state, Statement statement, Findings findings)
    {
        var said = statement.Says<Reopening>();
        if (said.Contest is not { } contest)
        {
            findings.Refuse(Rule.UnknownContest);
            return;
        }

        PlaceRules.JudgeSpeaker(state.Election!, statement.Authority!.Value, AuthorityRole.Court, state.Election![contest].Area, findings);
        HistoryRules.JudgeGrounds(said.Grounds, findings);
        if (ContestSeats.FedBy(state.Election, contest).Any(other => state[other].Certified)) findings.Refuse(Rule.CertifiedOnItsSeats);
        if (!state[contest].Certified) findings.Refuse(Rule.ContestNotCertified);
        else HistoryRules.Run(statement, state.Beside.Certifications.IdIn(contest), true, findings);
    }

    private static void JudgeCheckpoint(ElectionState state, ContestIndex contest, Certification said, Findings findings)
    {
        var changedAt = ContestSeats.FeedersOf(state.Election!, contest).Append(contest).Max(each => state[each].ChangedAt);
        var isOurs = said.CheckpointSize >= 0 && said.CheckpointSize <= state.Position && state.RootAt(said.CheckpointSize) == said.CheckpointRoot;
        if (!isOurs) findings.Refuse(Rule.CheckpointUnknown, limit: state.Position, actual: said.CheckpointSize);
        else if (said.CheckpointSize < changedAt) findings.Refuse(Rule.CheckpointBehind, limit: changedAt, actual: said.CheckpointSize);
    }

    private static void JudgeFigures(ElectionState state, ContestIndex contest, Certification said, Findings findings)
    {
        long[] figures = [.. said.Figures];
        var before = findings.All.Length;
        FigureRules.Run(figures.AsSpan(0, said.Lines), figures.AsSpan(said.Lines), state.Election!.SheetOf(contest), long.MaxValue, findings);
        if (findings.All.Length > before) return;
        var sums = state.Tally!.SumsOf(state.Tally.Rows.WholeOf(contest));
        for (var i = 0; i < sums.Length; i++)
            if (figures[i] != sums[i]) findings.Refuse(Rule.CertifiedFiguresDiffer, i, sums[i], figures[i]);
    }

    private static void JudgeSeats(ElectionState state, ContestIndex contest, Certification said, Findings findings)
    {
        var allocation = ContestSeats.Allocate(state, contest);
        var (sheet, selections) = (state.Election!.SheetOf(contest), state.Election[contest].Selections.Count);
        if (allocation.Outcome == AllocationOutcome.LotNeeded || AwaitsDirectSeats(state, contest)) findings.Refuse(Rule.SeatsNotDecided);
        for (var number = 0; number < selections; number++)
        {
            var seats = allocation.SeatsOf(new SelectionIndex(number));
            var given = number < said.Seats.Count ? said.Seats[number] : -1;
            if (given != seats) findings.Refuse(Rule.CertifiedSeatsDiffer, sheet.Lines + number, seats, given);
        }

        if (said.Seats.Count > selections) findings.Refuse(Rule.CertifiedSeatsDiffer, sheet.Width, selections, said.Seats.Count);
    }

    /// <summary>Where seats won by candidates let a list in, their contests come first: else what they end with could still change its seats.</summary>
    private static bool AwaitsDirectSeats(ElectionState state, ContestIndex contest) =>
        ContestSeats.FeedersOf(state.Election!, contest).Any(other => !state[other].Certified);

    /// <summary>Every station has a result or a recorded reason for none, or it is named and cannot change a seat.</summary>
    private static void JudgeCompleteness(ElectionState state, ContestIndex contest, Certification said, Findings findings)
    {
        var held = state.Tally!.CountsOf(state.Tally.Rows.WholeOf(contest)).Held;
        if (held > 0) findings.Refuse(Rule.ResultsHeld, actual: held);
        var outstanding = Outstanding.In(state, contest);
        var isAsNamed = said.Outstanding.Count == outstanding.Count && said.Outstanding.All(precinct => precinct is { } known && outstanding.Contains(known))
            && said.Outstanding.Distinct().Count() == said.Outstanding.Count;
        if (!isAsNamed) findings.Refuse(Rule.OutstandingDiffers, limit: outstanding.Count, actual: said.Outstanding.Count);
        else if (outstanding.Count > 0 && !Outstanding.CannotMatter(state, contest)) findings.Refuse(Rule.OutstandingMatters, actual: outstanding.Count);
    }

    private static IEnumerable<StatementId> ProtocolsOf(ElectionState state, ContestIndex contest) => state.Beside.AreaProtocols.All
        .Where(protocol => protocol.Key.Contest == contest).Select(protocol => protocol.Value.Id).OrderBy(id => id.Value);
}
