using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests.Release;

/// <summary>The small election, in all of whose figures is the one that is looked for.</summary>
internal static class TellingElection
{
    /// <summary>Results counted and held, an observers' copy, a commission's sums, which differ from those, and an exit poll; turnout without it.</summary>
    public static IEnumerable<Envelope> StatementsOf(SmallElection election)
    {
        yield return election.North.Sign(Result(election, 0));
        yield return election.North.Sign(Overfull(election, 1));
        var copy = election.Copy(0);
        var told = Result(election, 0).PrecinctResult;
        Set(copy.ObserverCopy.Lines, told.Lines);
        Set(copy.ObserverCopy.Votes, told.Votes);
        yield return election.Observer.Sign(copy);
        yield return election.North.Sign(new Payload
        {
            ElectionId = election.Id,
            AreaProtocol = new AreaProtocol { Contest = SmallElection.List, Area = "N", Lines = { told.Lines }, Votes = { told.Votes.Reverse() }, Precincts = 1 },
        });
        var poll = election.ExitPoll();
        poll.ExitPoll.SampleSize = TellTale.Figure;
        yield return election.Pollster.Sign(poll);
        yield return election.North.Sign(election.Turnout(0, 0, 123));
    }

    /// <summary>Another for a precinct that has one: whoever hands it in learns nothing of that.</summary>
    public static Payload AnotherResult(SmallElection election) => election.Result(0);

    private static Payload Result(SmallElection election, int precinct)
    {
        var payload = election.Result(precinct);
        var result = payload.PrecinctResult;
        result.Votes[0] = TellTale.Figure;
        var valid = result.Votes.Sum();
        Set(result.Lines, [valid + 9, valid + 3, valid + 3, 3, valid]);
        return payload;
    }

    private static Payload Overfull(SmallElection election, int precinct)
    {
        var payload = Result(election, precinct);
        payload.PrecinctResult.Lines[1]--;
        return payload;
    }

    private static void Set(Google.Protobuf.Collections.RepeatedField<long> to, IEnumerable<long> figures)
    {
        long[] copied = [.. figures];
        to.Clear();
        to.Add(copied);
    }
}
