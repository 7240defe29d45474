using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Contracts.Tests;

/// <summary>One statement of each kind about what happens to a result once it is reported, and of what stands beside the totals.</summary>
internal static class SampleStatements
{
    private const string List = "party-list", Place = "P/2";

    public static ByteString Hash => ByteString.CopyFrom(Digest.Of("anything"u8).ToArray());

    public static Payload NoResult => Saying(payload => payload.NoResult = new NoResult
    {
        Contest = List, Precinct = Place, Cause = NoResultCause.Destroyed, Reason = "Fire", LegalBasis = "Article 5",
    });

    public static Payload Annulment => Saying(payload => payload.Annulment = new Annulment
    {
        Contest = List, Precinct = Place, Decision = AnnulmentDecision.Annul, Reason = "Ballots exchanged", LegalBasis = "Ruling 7",
    });

    public static Payload Stations => Changing(change => change.Stations = new StationsChange
    {
        Close = { "P/1" }, Open = { new Precinct { Code = "P/3", Areas = { 0 }, Contests = { 0 }, Registered = 10 } },
    });

    public static Payload Withdrawal => Changing(change => change.Withdrawal = new Withdrawal { Contest = List, Selection = "b" });

    public static Payload ExtendedHours => Changing(change => change.ExtendedHours = new ExtendedHours
    {
        PollsClose = 1_900_000_003_000, Release = 1_900_000_004_000,
    });

    public static Payload Endorsement => Saying(payload => payload.Endorsement = new Endorsement
    {
        Contest = List, Precinct = Place, StatementId = SampleElection.Id,
    });

    public static Payload AreaProtocol => Saying(payload => payload.AreaProtocol = new AreaProtocol
    {
        Contest = List, Area = "C.1", Lines = { 1000, 0, 640, 638, 12, 626 }, Votes = { 400, 200, 26 }, Precincts = 1, FormHash = Hash, Reason = "Retyped",
    });

    public static Payload TurnoutReport => Saying(payload => payload.TurnoutReport = new TurnoutReport
    {
        Precinct = Place, Moment = 1, Count = 0, Registered = 1000, Reason = "Recounted",
    });

    public static Payload TurnoutShare => Saying(payload => payload.TurnoutReport = new TurnoutReport { Area = "C.1", Permyriad = 10_000 });

    public static Payload ObserverCopy => Saying(payload => payload.ObserverCopy = new ObserverCopy
    {
        Contest = List, Precinct = Place, Lines = { 1000, 0, 640, 638, 12, 626 }, Votes = { 400, 200, 26 }, FormHash = Hash, Reason = "Sharper picture",
    });

    public static Payload Commitment => Saying(payload => payload.ObserverSample = new ObserverSample
    {
        Commitment = ByteString.CopyFrom(Digest.Of(Disclosure.ObserverSample.Disclosure.ToByteArray()).ToArray()),
    });

    public static Payload Disclosure => Saying(payload => payload.ObserverSample = new ObserverSample
    {
        Disclosure = new SampleDisclosure
        {
            Contest = List, Salt = SampleElection.Nonce,
            Strata = { new SampleStratum { Area = "C.1", Precincts = { Place } }, new SampleStratum { Precincts = { "P/1", Place } } },
        },
    });

    public static Payload ExitPoll => Saying(payload => payload.ExitPoll = new ExitPoll
    {
        Contest = List, Area = "C", Shares = { 6000, 4000, 0 }, SampleSize = 1200, DesignEffectPermille = 1500, ResponsePermille = 0,
        Method = "Every tenth voter", Reason = "Weights corrected",
    });

    public static Payload Certification => Saying(payload => payload.Certification = new Certification
    {
        Contest = List, CheckpointSize = 7, CheckpointRoot = Hash, Lines = { 1000, 0, 640, 638, 12, 626 }, Votes = { 400, 200, 26 }, Seats = { 46, 23, 0 },
        Outstanding = { "P/1" }, AreaProtocols = { SampleElection.Id }, LegalBasis = "Article 9", Reason = "After the ruling",
    });

    public static Payload Reopening => Saying(payload => payload.Reopening = new Reopening { Contest = List, Reason = "Appeal", LegalBasis = "Ruling 8" });

    public static Payload MandateAssignment => Saying(payload => payload.MandateAssignment = new MandateAssignment
    {
        Contest = List, Selection = "a", Mandates = { "А. Әлиева", "B. Berg" }, QuotaMembers = 1, Reason = "One declined",
    });

    /// <summary>By name, at least one of each kind; without ids of statements replaced.</summary>
    public static IReadOnlyList<(string Name, Payload Payload)> All =>
    [
        ("no_result", NoResult), ("annulment", Annulment), ("stations_change", Stations), ("withdrawal", Withdrawal), ("extended_hours", ExtendedHours),
        ("endorsement", Endorsement), ("area_protocol", AreaProtocol), ("turnout_report", TurnoutReport), ("turnout_share", TurnoutShare),
        ("observer_copy", ObserverCopy), ("sample_commitment", Commitment), ("sample_disclosure", Disclosure), ("exit_poll", ExitPoll),
        ("certification", Certification), ("reopening", Reopening), ("mandate_assignment", MandateAssignment),
    ];

    private static Payload Changing(Action<RegistryChange> change) => Saying(payload =>
    {
        payload.RegistryChange = new RegistryChange { Reason = "Flood", LegalBasis = "Article 6" };
        change(payload.RegistryChange);
    });

    private static Payload Saying(Action<Payload> say)
    {
        var payload = SampleElection.ResultPayload;
        say(payload);
        return payload;
    }
}
