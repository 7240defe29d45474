using Google.Protobuf;
using Tabulation.Chronicle.Turnout;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Report = Tabulation.Contracts.V1.TurnoutReport;
using TurnoutPlace = Tabulation.Domain.Statements.TurnoutPlace;

namespace Tabulation.Chronicle.Tests.Turnout;

/// <summary>
/// A day of six stations, all of 1,000 voters: P000 and P003 lie in N.1, P001 and P004 in N.2, P002 and P005 in S.1. Moments are at minutes 60, 120 and 180, when
/// the polls close.
/// </summary>
internal sealed class TurnoutNight
{
    public const int Stations = 6, DueMinutes = 10;

    public static readonly int[] Moments = [60, 120, 180];

    private const long Opens = 1_700_000_000_000, Minute = 60_000;

    private readonly SmallElection election;
    private readonly ElectionChronicle chronicle = new();

    public TurnoutNight(TurnoutMeasure measure = TurnoutMeasure.Issued, TurnoutRoll roll = TurnoutRoll.Registry, bool supplementary = false)
    {
        var close = DateTimeOffset.FromUnixTimeMilliseconds(Opens + (Moments[^1] * Minute));
        var plan = new TurnoutPlan { Measure = measure, Roll = roll, DueMinutes = DueMinutes };
        plan.Moments.Add(Moments.Select(minute => new TurnoutMoment { At = (ulong)(Opens + (minute * Minute)) }));
        election = new SmallElection(new SmallElectionSettings
        {
            Precincts = Stations, Whole = true, PollsClose = close, Release = close, Turnout = plan,
            Define = definition => definition.Forms[0].Lines.Add(supplementary ? [Supplementary] : []),
        });
        Script = new LedgerScript(election);
    }

    private static FormLine Supplementary =>
        new() { Code = "supplementary", Names = { new LocalizedText { Language = "en", Text = "Supplementary" } }, Role = LineRole.Supplementary };

    public LedgerScript Script { get; }

    /// <summary>The whole country's row of what is told now.</summary>
    public TurnoutRow Country => Told().Rows[0];

    /// <summary>Milliseconds since minute 0 at which the next entry is recorded.</summary>
    public long Elapsed => Script.Next.Milliseconds - Opens;

    public ElectionChronicle Chronicle
    {
        get
        {
            foreach (var leaf in Script.Leaves.Skip((int)chronicle.Position)) chronicle.Add(leaf);
            return chronicle;
        }
    }

    public Tabulation.Chronicle.Turnout.TurnoutReport Told() => TurnoutTable.Of(Chronicle, Script.Next)!;

    public TurnoutNight At(int minute)
    {
        Script.Wait(Math.Max(0, (minute * Minute) - Elapsed));
        return this;
    }

    /// <summary>In place of what stands there, if anything does.</summary>
    public bool Say(string place, int moment, int? count, int? permyriad = null, int? roll = null)
    {
        var report = new Report { Moment = (uint)moment };
        if (place.StartsWith('P')) report.Precinct = place;
        else report.Area = place;
        if (count is { } figure) report.Count = (uint)figure;
        else report.Permyriad = (uint)permyriad!.Value;
        if (roll is { } voters) report.Registered = (uint)voters;
        var payload = new Payload { ElectionId = election.Id, TurnoutReport = report };
        if (IdAt(place, moment) is { IsNone: false } standing) (payload.Replaces, report.Reason) = (ByteString.CopyFrom(standing.Value.ToArray()), "Counted again.");
        return Script.TryAdd(election.Root, payload);
    }

    public bool Restation(string[] close, params (string Code, int Like, int Roll)[] open)
    {
        var change = new StationsChange { Close = { close } };
        foreach (var (code, like, roll) in open)
            change.Open.Add(new Precinct { Code = code, Areas = { (uint)(2 + (like % 3)), (uint)(5 + (like % 2)) }, Contests = { 0 }, Registered = (uint)roll });
        return Script.TryAdd(election.Root, election.Change(change));
    }

    /// <summary>The first result of a station, with so many ballots issued, as many in the boxes and so many voters on the roll, and on the supplementary one where the form has it.</summary>
    public bool Count(string station, int issued, int roll = 1_000, int? added = null)
    {
        var payload = election.Result(0);
        payload.PrecinctResult = new PrecinctResult
        {
            Contest = SmallElection.List, Precinct = station, Lines = { roll, issued, issued, 0, issued }, Votes = { issued, 0, 0 },
        };
        if (added is { } more) payload.PrecinctResult.Lines.Add(more);
        return Script.TryAdd(election.Root, payload);
    }

    private StatementId IdAt(string place, int moment)
    {
        var known = Script.State.Election!;
        var slot = known.FindPrecinct(place) is { } station ? new TurnoutPlace(false, station.Value) : new TurnoutPlace(true, known.FindArea(place)!.Value.Value);
        return Script.State.Beside.Turnout.IdIn((slot, moment));
    }
}
