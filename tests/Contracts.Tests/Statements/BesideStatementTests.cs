using Google.Protobuf;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts.Tests;

/// <summary>What stands beside the totals: codes are looked up, or null where the election lacks them.</summary>
public class BesideStatementTests
{
    private readonly Statement statement = new();

    [Fact]
    public void An_area_protocol()
    {
        var said = Read<AreaProtocol>(SampleStatements.AreaProtocol);
        Assert.Equal((new ContestArea(new ContestIndex(0), new AreaIndex(1), true), 1, true), (said.Place, said.Precincts, said.HasReason));
        Assert.Equal([1000, 0, 640, 638, 12, 626], said.Lines);
        Assert.Equal([400, 200, 26], said.Votes);
        Assert.Equal(new ContestArea(new ContestIndex(0), null, true), Protocol("").Place);
        Assert.Equal(new ContestArea(new ContestIndex(0), null, false), Protocol("C.9").Place);
    }

    [Fact]
    public void Turnout()
    {
        var counted = Read<TurnoutReport>(SampleStatements.TurnoutReport);
        Assert.Equal(new TurnoutReport(new PrecinctIndex(1), null, false, 1, 0, null, 1000, true), counted);
        var announced = Read<TurnoutReport>(SampleStatements.TurnoutShare);
        Assert.Equal(new TurnoutReport(null, new AreaIndex(1), true, 0, null, 10_000, null, false), announced);
        Assert.Null(Read<TurnoutReport>(SampleStatements.TurnoutShare, payload => payload.TurnoutReport.Area = "C.9").Area);
        Assert.Null(Read<TurnoutReport>(SampleStatements.TurnoutReport, payload => payload.TurnoutReport.Precinct = "P/9").Precinct);
    }

    [Fact]
    public void An_observer_s_copy()
    {
        var said = Read<ObserverCopy>(SampleStatements.ObserverCopy);
        Assert.Equal((new ResultPlace(new ContestIndex(0), new PrecinctIndex(1), new SlotIndex(1)), true), (said.Place, said.HasReason));
        Assert.Equal([1000, 0, 640, 638, 12, 626, 400, 200, 26], said.Lines.Concat(said.Votes));
    }

    /// <summary>The commitment is to the disclosure's own bytes, so that anyone can repeat it.</summary>
    [Fact]
    public void A_sample_is_known_again_by_its_hash()
    {
        var committed = Read<ObserverSample>(SampleStatements.Commitment);
        var disclosed = Read<ObserverSample>(SampleStatements.Disclosure);
        Assert.Null(committed.Disclosure);
        Assert.Equal(Digest.Of(SampleStatements.Disclosure.ObserverSample.Disclosure.ToByteArray()), committed.Commitment);
        Assert.Equal(committed.Commitment, disclosed.Commitment);
        Assert.Equal(new ContestIndex(0), disclosed.Disclosure!.Contest);
        Assert.Equal([(new AreaIndex(1), true), (null, true)], disclosed.Disclosure.Strata.Select(stratum => (stratum.Area, stratum.IsKnown)));
        Assert.Equal([new PrecinctIndex(0), new PrecinctIndex(1)], disclosed.Disclosure.Strata[1].Precincts);
    }

    [Fact]
    public void What_a_sample_names_that_is_not_there()
    {
        var strata = Read<ObserverSample>(SampleStatements.Disclosure, payload =>
        {
            payload.ObserverSample.Disclosure.Strata[0].Area = "C.9";
            payload.ObserverSample.Disclosure.Strata[1].Precincts[0] = "P/9";
        }).Disclosure!.Strata;
        Assert.Equal((null, false), (strata[0].Area, strata[0].IsKnown));
        Assert.Equal([null, new PrecinctIndex(1)], strata[1].Precincts);
    }

    [Fact]
    public void An_exit_poll()
    {
        var said = Read<ExitPoll>(SampleStatements.ExitPoll);
        Assert.Equal(new ContestArea(new ContestIndex(0), new AreaIndex(0), true), said.Place);
        Assert.Equal((1200, 1500, 0, true, true), (said.SampleSize, said.DesignEffectPermille, said.ResponsePermille, said.HasMethod, said.HasReason));
        Assert.Equal([6000, 4000, 0], said.Shares);
        var bare = Read<ExitPoll>(SampleStatements.ExitPoll, payload => payload.ExitPoll = new V1.ExitPoll { Contest = "party-list" });
        Assert.Equal((null, null, null, false, false), (bare.SampleSize, bare.DesignEffectPermille, bare.ResponsePermille, bare.HasMethod, bare.HasReason));
    }

    [Fact]
    public void A_definition_says_how_it_is_concluded()
    {
        Assert.Null(StatementDecoder.Decode(SampleElection.WholeDefinitionPayload.ToByteArray(), null, statement));
        var definition = statement.Definition!;
        Assert.Equal(AnnulmentEffect.KeepRegistered, definition.AnnulmentEffect);
        Assert.Equal((1_899_999_000_000, 1_900_000_000_002), (definition.PollsOpen!.Value.Milliseconds, definition.ExitPollsFrom!.Value.Milliseconds));
        var plan = definition.Turnout!;
        Assert.Equal((TurnoutMeasure.Persons, TurnoutRoll.Reported, new ContestIndex(1), 30), (plan.Measure, plan.Roll, plan.Contest, plan.DueMinutes));
        Assert.Equal([(1_899_999_500_000, -210), (1_900_000_000_000, 360)], plan.Moments.Select(moment => (moment.At.Milliseconds, moment.OffsetMinutes)));
        var quota = definition.Quota!;
        Assert.Equal((30, 100, QuotaRounding.Nearest, "Article 8"), (quota.Numerator, quota.Denominator, quota.Rounding, quota.LegalBasis));
        Assert.Equal((70, 2), (definition.Chamber!.Seats, definition.Chamber.Previous.Count));
        Assert.Equal([("a", 40), ("", 30)], definition.Chamber.Previous.Select(previous => (previous.List, previous.Seats)));
        Assert.Equal(("sample-2025", PreviousElectionKind.Repeat), (definition.PreviousElection!.ExternalId, definition.PreviousElection.Kind));
        Assert.Equal(Digest.Of("before"u8), definition.PreviousElection.Id.Value);
    }

    private AreaProtocol Protocol(string area) => Read<AreaProtocol>(SampleStatements.AreaProtocol, payload => payload.AreaProtocol.Area = area);

    private T Read<T>(V1.Payload payload, Action<V1.Payload>? alter = null)
        where T : StatementContent
    {
        alter?.Invoke(payload);
        Assert.Null(StatementDecoder.Decode(payload.ToByteArray(), SampleElection.Election, statement));
        Assert.Equal(statement.Kind, statement.Content!.Kind);
        return statement.Says<T>();
    }
}
