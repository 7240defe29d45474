using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>
/// The Central Election Commission's certifications. It established the real results on 27 March 2023 (its release of that day); the
/// rehearsal does so as soon as all stations are in, so that nobody waits for eight days.
/// </summary>
internal static class Certificates
{
    private static readonly TimeSpan WhenAllIsIn = TimeSpan.FromSeconds(Night.LastSecond) + TimeSpan.FromHours(1);

    /// <summary>Of each contest, exactly what it comes to.</summary>
    public static IEnumerable<(TimeSpan AfterPollsClose, Payload Draft)> Of(ExpectedOutcome outcome) => outcome.Contests.Select(contest =>
    {
        var certification = new Certification
        {
            Contest = contest.Code,
            Lines = { contest.Lines },
            Votes = { contest.Selections.Select(selection => selection.Votes) },
            Seats = { contest.Selections.Select(selection => (uint)selection.Seats) },
            LegalBasis = Facts.SeatsClause,
        };
        return (WhenAllIsIn, new Payload { Authority = Registry.Root, Certification = certification });
    });
}
