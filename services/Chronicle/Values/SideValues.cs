using System.Globalization;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using AreaProtocol = Tabulation.Domain.Statements.AreaProtocol;
using ExitPoll = Tabulation.Domain.Statements.ExitPoll;
using TurnoutReport = Tabulation.Domain.Statements.TurnoutReport;

namespace Tabulation.Chronicle.Values;

/// <summary>What is recorded beside the totals.</summary>
internal static class SideValues
{
    public static IEnumerable<SeenValue> Of(ElectionState state, AreaProtocol said)
    {
        var (contest, election) = (said.Place.Contest!.Value, state.Election!);
        if (state.Beside.AreaProtocols.In((contest, said.Place.Area)) is not { Content: var stands }) yield break;
        yield return new SeenValue(
            ValuePlace.Of(ChangedValue.ProtocolPrecincts, election[contest].Code, CodeOf(election, said.Place.Area)), $"{stands.Precincts}");
    }

    public static IEnumerable<SeenValue> Of(ElectionState state, TurnoutReport said)
    {
        if (state.Beside.Turnout.In((said.Place, said.Moment)) is not { Content: var stands }) yield break;
        var area = CodeOf(state.Election!, stands.Area);
        if (stands.Count is { } count) yield return new SeenValue(ValuePlace.Of(ChangedValue.TurnoutCount, area: area), $"{count}");
        if (stands.Permyriad is { } share) yield return new SeenValue(ValuePlace.Of(ChangedValue.TurnoutPercent, area: area), PercentOf(share));
        if (stands.Registered is { } roll) yield return new SeenValue(ValuePlace.Of(ChangedValue.TurnoutRoll, area: area), $"{roll}");
    }

    public static IEnumerable<SeenValue> OfSample(ElectionState state, AuthorityIndex observer)
    {
        var by = state.Election![observer].Code;
        if (state.Beside.Commitments.In(observer) is { Content: var committed })
            yield return new SeenValue(ValuePlace.Of(ChangedValue.SampleCommitment, code: by), $"{committed.Commitment}");
        if (state.Beside.Disclosures.In(observer) is { Content.Disclosure: { } sample })
            yield return new SeenValue(ValuePlace.Of(ChangedValue.SamplePrecincts, code: by), $"{sample.Strata.Sum(stratum => stratum.Precincts.Count)}");
    }

    public static IEnumerable<SeenValue> Of(ElectionState state, AuthorityIndex pollster, ExitPoll said)
    {
        if (state.Beside.ExitPolls.In((pollster, said.Place.Contest!.Value, said.Place.Area)) is not { Content: var poll }) yield break;
        var contest = state.Election![said.Place.Contest.Value];
        var (code, area) = (contest.Code, CodeOf(state.Election, said.Place.Area));
        foreach (var (number, share) in poll.Shares.Index())
            yield return new SeenValue(ValuePlace.Of(ChangedValue.PollShare, code, area, contest.Selections[number].Code), PercentOf(share));
        if (poll.SampleSize is { } size) yield return new SeenValue(ValuePlace.Of(ChangedValue.PollSampleSize, code, area), $"{size}");
        if (poll.DesignEffectPermille is { } effect) yield return new SeenValue(ValuePlace.Of(ChangedValue.PollDesignEffect, code, area), $"{effect}");
        if (poll.ResponsePermille is { } response) yield return new SeenValue(ValuePlace.Of(ChangedValue.PollResponse, code, area), $"{response}");
    }

    private static string CodeOf(Election election, AreaIndex? area) => area is { } known ? election[known].Code : "";

    private static string PercentOf(int hundredths) => string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00}");
}
