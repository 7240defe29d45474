using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>What is said beside the results, about contests as a whole, and in observation.</summary>
internal sealed partial record Said
{
    /// <summary>Of a precinct; with <paramref name="ofArea"/> of an area.</summary>
    public static Said Turnout(
        string authority, string place, int moment, int? count = null, int? permyriad = null, int? registered = null, bool ofArea = false) =>
        new(StatementKind.TurnoutReport, authority)
        {
            About = $"{place} {ofArea} {moment} {count}/{permyriad} {registered}",
            Content = (said, election) => new TurnoutReport(
                ofArea ? null : election.FindPrecinct(place), ofArea ? election.FindArea(place) : null, ofArea, moment, count, permyriad, registered,
                said.HasReason),
        };

    /// <summary>Of an area, or with an empty code of the whole contest.</summary>
    public static Said Protocol(string authority, string contest, string area, long[] lines, long[] votes) =>
        new(StatementKind.AreaProtocol, authority)
        {
            Contest = contest, Lines = lines, Votes = votes, About = area,
            Content = (said, election) => new AreaProtocol(PlaceIn(election, contest, area), said.Lines, said.Votes, 1, said.HasReason),
        };

    public static Said Copy(string authority, string contest, string precinct, long[] lines, long[] votes) =>
        new(StatementKind.ObserverCopy, authority)
        {
            Contest = contest, Precinct = precinct, Lines = lines, Votes = votes,
            Content = (said, election) => new ObserverCopy(said.Place(election), said.Lines, said.Votes, said.HasReason),
        };

    public static Said Commit(string authority, Sample sample) => new(StatementKind.ObserverSample, authority)
    {
        About = $"commits {sample.Hash}", Content = (_, _) => new ObserverSample(sample.Hash, null),
    };

    public static Said Disclose(string authority, Sample sample) => new(StatementKind.ObserverSample, authority)
    {
        About = sample.ToString(),
        Content = (_, election) => new ObserverSample(sample.Hash, new SampleDisclosure(election.FindContest(sample.Contest),
            [.. sample.Strata.Select(stratum => new SampleStratum(election.FindArea(stratum.Area), stratum.Area.Length == 0 || election.FindArea(stratum.Area) is not null,
                [.. stratum.Stations.Select(station => election.FindPrecinct(station))]))])),
    };

    /// <summary>In an area, or with an empty code in the whole contest.</summary>
    public static Said Poll(
        string authority, string contest, string area, int[] shares, int? size = 1_200, int? effect = 1_500, int? response = 480, bool method = true) =>
        new(StatementKind.ExitPoll, authority)
        {
            About = $"{contest} {area} [{string.Join(',', shares)}] {size} {effect} {response} {method}",
            Content = (said, election) => new ExitPoll(PlaceIn(election, contest, area), shares, size, effect, response, method, said.HasReason),
        };

    public static Said Certify(string authority, Certified what) => new(StatementKind.Certification, authority)
    {
        About = what.ToString(),
        Content = (said, election) => new Certification(
            election.FindContest(what.Contest), what.Size, what.Root ?? Roots.At(what.Size), [.. what.Lines, .. what.Votes], what.Lines.Length, what.Seats,
            [.. what.Outstanding.Select(code => election.FindPrecinct(code))], what.Protocols, said.Grounds),
    };

    public static Said Reopen(string contest, StatementId certification) => new(StatementKind.Reopening, "court")
    {
        Contest = contest, Replaces = certification, Reason = "ruling 12",
        Content = (said, election) => new Reopening(election.FindContest(contest), said.Grounds),
    };

    public static Said Mandates(string authority, string contest, string list, string[] names, int quotaMembers) =>
        new(StatementKind.MandateAssignment, authority)
        {
            About = $"{contest} {list} [{string.Join(',', names)}] {quotaMembers}",
            Content = (said, election) => new MandateAssignment(
                election.FindContest(contest), Selection(election, contest, list), names, quotaMembers, said.HasReason),
        };

    public static Said Withdraw(string contest, string selection) => Registry($"withdraws {contest} {selection}", (said, election) =>
        new RegistryChange(null, new Withdrawal(election.FindContest(contest), Selection(election, contest, selection)), null, said.Grounds));

    public static Said Extend(long pollsClose, long release) => Registry($"extends {pollsClose} {release}", (said, _) => new RegistryChange(
        null, null, new ExtendedHours(Timestamp.FromMilliseconds(pollsClose), Timestamp.FromMilliseconds(release)), said.Grounds));

    private static Said Registry(string about, Func<Said, Election, StatementContent> content) =>
        new(StatementKind.RegistryChange, "cec") { About = about, Content = content, Reason = "a flood" };

    private static ContestArea PlaceIn(Election election, string contest, string area)
    {
        var known = area.Length == 0 ? null : election.FindArea(area);
        return new ContestArea(election.FindContest(contest), known, area.Length == 0 || known is not null);
    }

    private static int? Selection(Election election, string contest, string code)
    {
        if (election.FindContest(contest) is not { } known) return null;
        var number = election[known].Selections.ToList().FindIndex(selection => selection.Code == code);
        return number < 0 ? null : number;
    }
}
