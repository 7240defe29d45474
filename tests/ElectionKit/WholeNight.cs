using Google.Protobuf;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.TransparencyLog;

namespace Tabulation.ElectionKit;

/// <summary>An election in which everything happens that can happen to a result once it is reported.</summary>
public static class WholeNight
{
    private const long Close = 1_700_000_001_000;

    public static SmallElection Election(AnnulmentEffect effect, params IReadOnlyList<RulePolicy> policies) => new(new SmallElectionSettings
    {
        Precincts = 12, Whole = true, AnnulmentEffect = effect, Policies = [SmallElectionSettings.HoldBoxes, .. policies], Tie = TieRule.Lot,
        PollsClose = DateTimeOffset.FromUnixTimeMilliseconds(Close), Release = DateTimeOffset.FromUnixTimeMilliseconds(Close),
    });

    /// <summary>Every kind of statement, up to a second certification and the mandates.</summary>
    public static LedgerScript Play(SmallElection election)
    {
        ArgumentNullException.ThrowIfNull(election);
        var script = new LedgerScript(election);
        PlayDay(election, script);
        PlayPrecinct0(election, script);
        PlayPrecinct1(election, script);
        foreach (var precinct in new[] { 2, 4, 6, 7, 8, 9, 10, 11 }) script.Add(election, precinct);
        PlayDistricts(election, script);
        script.Add(election.Observer, election.Copy(2)).Add(election.Root, election.Endorsement(2, script.CurrentAt(2)));
        script.Add(election.North, AtNewStation(election)).Add(election.North, election.Protocol(script, "N")).Add(election.Root, election.Protocol(script));
        PlayEnd(election, script);
        return script;
    }

    /// <summary>Reports by two authorities that agree, differ, are corrected, set aside, reviewed and endorsed.</summary>
    public static LedgerScript PlayTwice(SmallElection election)
    {
        ArgumentNullException.ThrowIfNull(election);
        var script = new LedgerScript(election).Wait(2_500);
        Agree(election, script, 0);
        Differ(election, script, 1);
        script.Add(election.Root, election.Result(1).Replacing(script.Last)).Add(election.Root, election.Endorsement(1, script.CurrentAt(1)));
        Differ(election, script, 2);
        script.Add(election.Reviewer, election.Review(script.CurrentAt(2)));
        Differ(election, script, 4);
        script.Add(election.Reviewer, election.Review(script.Last, ReviewDecision.Refuse)).Add(election.Root, election.Result(4));
        Differ(election, script, 6);
        script.Add(election.Reviewer, election.Review(script.CurrentAt(6), ReviewDecision.Refuse));
        Differ(election, script, 7);
        script.Add(election.North, election.Result(7, 1).Replacing(script.CurrentAt(7))).Add(election.Root, election.Endorsement(7, script.CurrentAt(7)));
        script.Add(election.South, election.Overfull(8)).Add(election.Root, election.Overfull(8));
        script.Add(election.Root, election.Endorsement(8, script.CurrentAt(8))).Add(election.Root, election.Review(script.CurrentAt(8)));
        EndorseEither(election, script);
        return script;
    }

    private static void PlayDay(SmallElection election, LedgerScript script)
    {
        var sample = new SampleDisclosure
        {
            Contest = SmallElection.List, Salt = ByteString.CopyFrom(new byte[16]),
            Strata = { new SampleStratum { Area = "N", Precincts = { "P000", "P001" } }, new SampleStratum { Area = "S", Precincts = { "P002" } } },
        };
        var stations = new StationsChange
        {
            Close = { "P003", "P005" }, Open = { new Precinct { Code = "P900", Areas = { 2, 5 }, Contests = { 0 }, Registered = 700 } },
        };
        script.Add(election.Observer, election.Commitment(sample));
        script.Add(election.Root, election.Extension(Close + 500, Close + 1_000)).Add(election.Root, election.Change(stations)).Wait(2_500);
        script.Add(election.Observer, election.Disclosure(sample)).Add(election.Pollster, election.ExitPoll());
        script.Add(election.North, election.Turnout(0, 0, 100)).Add(election.North, election.Turnout(0, 1, 1_001));
    }

    /// <summary>Flagged, confirmed, annulled, reinstated, and annulled while a correction waits.</summary>
    private static void PlayPrecinct0(SmallElection election, LedgerScript script)
    {
        var shortRoll = election.Result(0);
        shortRoll.PrecinctResult.Lines[0] = 100;
        script.Add(election.North, shortRoll).Add(election.Root, election.Review(script.Last));
        var counted = script.CurrentAt(0);
        script.Add(election.Court, election.Annulment(0, counted));
        script.Add(election.Root, election.Annulment(0, script.Last, AnnulmentDecision.Reinstate));
        script.Add(election.North, election.Overfull(0, 1).Replacing(counted)).Add(election.Root, election.Annulment(0, counted));
    }

    /// <summary>Without result, for another reason than first said; one that comes after all waits, and is set aside.</summary>
    private static void PlayPrecinct1(SmallElection election, LedgerScript script)
    {
        script.Add(election.North, election.NoResult(1)).Add(election.Root, election.NoResult(1).Replacing(script.Last));
        script.Add(election.North, election.Overfull(1).Replacing(script.Last));
        script.Add(election.Root, election.Review(script.Last, ReviewDecision.Refuse));
    }

    private static void PlayDistricts(SmallElection election, LedgerScript script)
    {
        script.Add(election.North, election.Result(4, contest: "d1")).Add(election.Root, election.Withdrawal("d1", "y"));
        script.Add(election.Root, new Payload { ElectionId = election.Id, Lot = new Lot { Contest = SmallElection.List, Order = { 1, 0 } } });
    }

    private static void PlayEnd(SmallElection election, LedgerScript script)
    {
        script.Add(election.Root, election.Certification(script));
        script.Add(election.Court, election.Reopening(script.Last));
        script.Add(election.North, election.Result(4, 1).Replacing(script.CurrentAt(4)));
        var renewed = new StatementSigner("S-COM", SigningKey.Create(), NonceSecret.Create());
        var rotation = new KeyRotation { Authority = "S-COM", PublicKey = ByteString.CopyFrom(renewed.PublicKey.Bytes.Span) };
        script.Add(election.Root, new Payload { ElectionId = election.Id, AuthorityChange = new AuthorityChange { Rotate = rotation, Reason = "Found." } });
        var certification = election.Certification(script);
        script.Add(election.Root, certification).Add(election.Root, election.Mandates("a", certification.Certification.Seats[0]));
    }

    private static Payload AtNewStation(SmallElection election)
    {
        var payload = election.Result(6);
        payload.PrecinctResult.Precinct = "P900";
        return payload;
    }

    private static void Agree(SmallElection election, LedgerScript script, int precinct) => script
        .Add(election, precinct).Add(election.Root, election.Result(precinct)).Add(election.Root, election.Endorsement(precinct, script.CurrentAt(precinct)));

    /// <summary>Before the second report comes; the second instead of the first; the second before the first agrees with it. Some may count before that.</summary>
    private static void EndorseEither(SmallElection election, LedgerScript script)
    {
        script.Add(election, 3).TryAdd(election.Reviewer, election.Endorsement(3, script.Last));
        script.Add(election.Root, election.Result(3));
        script.Add(election, 5).Add(election.Root, election.Result(5)).TryAdd(election.Reviewer, election.Endorsement(5, script.Last));
        Differ(election, script, 9);
        script.Add(election.Reviewer, election.Endorsement(9, script.Last)).Add(election.North, election.Result(9, 1).Replacing(script.CurrentAt(9)));
    }

    private static void Differ(SmallElection election, LedgerScript script, int precinct) =>
        script.Add(election, precinct).Add(election.Root, election.Result(precinct, 1));
}
