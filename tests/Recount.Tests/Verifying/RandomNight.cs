using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.Recount.Tests.Verifying;

/// <summary>Statements about results in any order, by anybody: those that the rules take make up the night. Reproducible from its seed.</summary>
internal sealed class RandomNight
{
    private readonly Random random;
    private readonly LedgerScript script;
    private readonly Dictionary<int, List<ByteString>> said = [];
    private int opened;

    public RandomNight(int seed)
    {
        random = new Random(seed);
        IEnumerable<RulePolicy> policies = [SmallElectionSettings.ReportTwice, SmallElectionSettings.Endorse];
        Election = WholeNight.Election((AnnulmentEffect)random.Next(3), [.. policies.Where(_ => random.Next(2) == 0)]);
        script = new LedgerScript(Election).Wait(2_500);
    }

    public SmallElection Election { get; }

    private StatementSigner Anybody => Pick([Election.Root, Election.North, Election.South, Election.Court, Election.Reviewer]);

    public IReadOnlyList<ReadOnlyMemory<byte>> Play(int taken)
    {
        while (script.Leaves.Count < taken)
        {
            var precinct = random.Next(Election.Settings.Precincts);
            var payload = Say(precinct);
            if (script.TryAdd(Anybody, payload)) Known(precinct).Add(script.Last);
        }

        return script.Leaves;
    }

    private Payload Say(int precinct) => random.Next(40) switch
    {
        < 16 => Result(precinct),
        < 22 => Election.Review(Anything(precinct), Pick([ReviewDecision.Release, ReviewDecision.Refuse])),
        < 28 => Election.Endorsement(precinct, Anything(precinct)),
        28 => Replacing(Election.NoResult(precinct), precinct),
        < 33 => Election.Annulment(precinct, Anything(precinct)),
        < 37 => Election.Annulment(precinct, Anything(precinct), AnnulmentDecision.Reinstate),
        37 => Election.Change(Stations(precinct)),
        38 => Election.Certification(script),
        _ => Election.Reopening(Anything(precinct)),
    };

    private Payload Result(int precinct)
    {
        var variant = random.Next(2);
        var payload = random.Next(4) == 0 ? Election.Overfull(precinct, variant) : Election.Result(precinct, variant);
        if (random.Next(8) == 0) payload.PrecinctResult.Lines[0] = 100;
        return Replacing(payload, precinct);
    }

    private Payload Replacing(Payload payload, int precinct) => random.Next(3) == 0 ? payload : payload.Replacing(Anything(precinct));

    private StationsChange Stations(int precinct) => new()
    {
        Close = { SmallElection.PrecinctCode(precinct) },
        Open = { new Precinct { Code = $"Q{opened++:D3}", Areas = { 2, 5 }, Contests = { 0, 1 }, Registered = 300 } },
    };

    /// <summary>The statement that a correction must name, or any said about the precinct before.</summary>
    private ByteString Anything(int precinct)
    {
        var current = script.CurrentAt(precinct);
        ByteString[] candidates = [.. Known(precinct).TakeLast(4), current, current];
        return Pick([.. candidates.Where(id => id.Any(part => part != 0)).DefaultIfEmpty(Election.Id)]);
    }

    private List<ByteString> Known(int precinct)
    {
        if (!said.TryGetValue(precinct, out var ids)) said[precinct] = ids = [];
        return ids;
    }

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
