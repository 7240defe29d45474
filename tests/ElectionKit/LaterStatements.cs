using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.ElectionKit;

/// <summary>What is said in the small election about results once they are reported, and beside them.</summary>
public static class LaterStatements
{
    private const string Reason = "Papers seen.", Basis = "Article 45";

    /// <summary>Says what it replaces.</summary>
    public static Payload Replacing(this Payload payload, ByteString replaced)
    {
        ArgumentNullException.ThrowIfNull(payload);
        payload.Replaces = replaced;
        if (payload.PrecinctResult is { } result) result.Reason = Reason;
        return payload;
    }

    public static Payload NoResult(this SmallElection election, int precinct) => Say(election, payload => payload.NoResult = new NoResult
    {
        Contest = SmallElection.List, Precinct = SmallElection.PrecinctCode(precinct), Cause = NoResultCause.Destroyed, Reason = Reason, LegalBasis = Basis,
    });

    /// <summary>Of the result counted, or back to it from the annulment in force.</summary>
    public static Payload Annulment(
        this SmallElection election, int precinct, ByteString standing, AnnulmentDecision decision = AnnulmentDecision.Annul,
        string contest = SmallElection.List) => Say(election, payload =>
    {
        payload.Replaces = standing;
        payload.Annulment = new Annulment
        {
            Contest = contest, Precinct = SmallElection.PrecinctCode(precinct), Decision = decision, Reason = Reason, LegalBasis = Basis,
        };
    });

    public static Payload Change(this SmallElection election, StationsChange stations) =>
        Say(election, payload => payload.RegistryChange = new RegistryChange { Stations = stations, Reason = Reason, LegalBasis = Basis });

    public static Payload Withdrawal(this SmallElection election, string contest, string selection) => Say(election, payload =>
        payload.RegistryChange = new RegistryChange { Withdrawal = new Withdrawal { Contest = contest, Selection = selection }, Reason = Reason, LegalBasis = Basis });

    public static Payload Extension(this SmallElection election, long pollsClose, long release) => Say(election, payload => payload.RegistryChange = new RegistryChange
    {
        ExtendedHours = new ExtendedHours { PollsClose = (ulong)pollsClose, Release = (ulong)release }, Reason = Reason, LegalBasis = Basis,
    });

    public static Payload Endorsement(this SmallElection election, int precinct, ByteString result) => Say(election, payload =>
        payload.Endorsement = new Endorsement { Contest = SmallElection.List, Precinct = SmallElection.PrecinctCode(precinct), StatementId = result });

    /// <summary>What the entries come to in an area, or in the whole contest where it is empty, as a commission would sum it up.</summary>
    public static Payload Protocol(this SmallElection election, LedgerScript script, string area = "") => Say(election, payload =>
    {
        var (lines, votes) = SumsOf(script, SmallElection.List, area);
        payload.AreaProtocol = new AreaProtocol { Contest = SmallElection.List, Area = area, Lines = { lines }, Votes = { votes }, Precincts = 1 };
    });

    public static Payload Turnout(this SmallElection election, int precinct, uint moment, uint count) => Say(election, payload =>
        payload.TurnoutReport = new TurnoutReport { Precinct = SmallElection.PrecinctCode(precinct), Moment = moment, Count = count });

    /// <summary>The same figures as the precinct's result.</summary>
    public static Payload Copy(this SmallElection election, int precinct) => Say(election, payload =>
    {
        var result = election.Result(precinct).PrecinctResult;
        payload.ObserverCopy = new ObserverCopy { Contest = result.Contest, Precinct = result.Precinct, Lines = { result.Lines }, Votes = { result.Votes } };
    });

    public static Payload Commitment(this SmallElection election, SampleDisclosure sample) => Say(election, payload =>
        payload.ObserverSample = new ObserverSample { Commitment = ByteString.CopyFrom(Digest.Of(sample.ToByteArray()).ToArray()) });

    public static Payload Disclosure(this SmallElection election, SampleDisclosure sample) =>
        Say(election, payload => payload.ObserverSample = new ObserverSample { Disclosure = sample });

    public static Payload ExitPoll(this SmallElection election) => Say(election, payload =>
        payload.ExitPoll = new ExitPoll { Contest = SmallElection.List, Shares = { 5_000, 3_000, 2_000 }, SampleSize = 500, Method = "Every tenth voter." });

    /// <summary>Of what the entries come to so far.</summary>
    public static Payload Certification(this SmallElection election, LedgerScript script, string contest = SmallElection.List) => Say(election, payload =>
    {
        var state = script.State;
        var index = state.Election!.FindContest(contest)!.Value;
        var (lines, votes) = SumsOf(script, contest, "");
        var seats = ContestSeats.Allocate(state, index);
        payload.Certification = new Certification
        {
            Contest = contest, CheckpointSize = (ulong)script.Leaves.Count, CheckpointRoot = script.Root, Lines = { lines }, Votes = { votes },
            Seats = { Enumerable.Range(0, votes.Length).Select(number => (uint)seats.SeatsOf(new SelectionIndex(number))) },
            Outstanding = { Outstanding.In(state, index).Select(precinct => state.Election[precinct].Code) },
            AreaProtocols = { ProtocolsOf(state, index).Select(id => ByteString.CopyFrom(id.ToArray())) },
            LegalBasis = Basis,
        };
        if (state.Beside.Certifications.In(index) is not { } before) return;
        (payload.Replaces, payload.Certification.Reason) = (ByteString.CopyFrom(before.Id.Value.ToArray()), Reason);
    });

    public static Payload Reopening(this SmallElection election, ByteString certification, string contest = SmallElection.List) => Say(election, payload =>
    {
        payload.Replaces = certification;
        payload.Reopening = new Reopening { Contest = contest, Reason = Reason, LegalBasis = Basis };
    });

    public static Payload Mandates(this SmallElection election, string list, uint seats) => Say(election, payload => payload.MandateAssignment = new MandateAssignment
    {
        Contest = SmallElection.List, Selection = list, Mandates = { Enumerable.Range(1, (int)seats).Select(number => $"Member {number}") },
    });

    private static (long[] Lines, long[] Votes) SumsOf(LedgerScript script, string contest, string area)
    {
        var (election, tally) = (script.State.Election!, script.State.Tally!);
        var index = election.FindContest(contest)!.Value;
        var row = area.Length == 0 ? tally.Rows.WholeOf(index) : tally.Rows.Find(index, election.FindArea(area)!.Value)!.Value;
        long[] sums = [.. tally.SumsOf(row)];
        var lines = election.SheetOf(index).Lines;
        return (sums[..lines], sums[lines..]);
    }

    private static IEnumerable<Digest> ProtocolsOf(ElectionState state, ContestIndex contest) =>
        state.Beside.AreaProtocols.All.Where(protocol => protocol.Key.Contest == contest).Select(protocol => protocol.Value.Id.Value).Order();

    private static Payload Say(SmallElection election, Action<Payload> say)
    {
        ArgumentNullException.ThrowIfNull(election);
        var payload = new Payload { ElectionId = election.Id };
        say(payload);
        return payload;
    }
}
