using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>
/// What was published beside the results, as it was published: turnout by hour in per cent, never turned into counts, and exit polls.
/// </summary>
internal static class Announcements
{
    /// <summary>A minute past midnight in the capital (UTC+6): that they came after midnight is known, the minute is not.</summary>
    private static readonly TimeSpan AfterMidnight = new(3, 1, 0);

    public static IEnumerable<(TimeSpan AfterPollsClose, Payload Draft)> All => Turnout.Concat(ExitPolls);

    /// <summary>By the Central Election Commission, which announced all of it: the country, then its regions.</summary>
    private static IEnumerable<(TimeSpan AfterPollsClose, Payload Draft)> Turnout =>
        from moment in Enumerable.Range(0, Facts.TurnoutMoments.Count)
        from place in Regions.All.Select(region => (region.Code, region.Turnout)).Prepend((Code: Registry.WholeCountry, Facts.Turnout))
        let report = new TurnoutReport { Area = place.Code, Moment = (uint)moment, Permyriad = (uint)place.Turnout[moment] }
        select (Facts.TurnoutMoments[moment], new Payload { Authority = Registry.Root, TurnoutReport = report });

    private static IEnumerable<(TimeSpan AfterPollsClose, Payload Draft)> ExitPolls =>
        from poll in Facts.ExitPolls
        let said = new ExitPoll
        {
            Contest = Registry.List,
            Shares = { poll.Shares },
            Method = $"Not published, nor how many answered. Turnout published with it: {poll.Turnout}",
        }
        select (AfterMidnight, new Payload { Authority = poll.Code, ExitPoll = said });
}
