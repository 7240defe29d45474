using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>The small election with what surrounds results: turnout, a quota, pollsters, observers in the north, a commission of district d1.</summary>
internal static partial class Small
{
    /// <summary>List results at p1, p2 and p3 that break no rule.</summary>
    public static Said[] Results =>
    [
        Said.Result("north", "list", "p1", Lines, Votes), Said.Result("north", "list", "p2", Lines, Votes), Said.Result("south", "list", "p3", LinesAtP3, VotesAtP3),
    ];

    public static readonly long[] LinesAtP3 = [500, 5, 245, 240, 8, 3, 245];
    public static readonly long[] VotesAtP3 = [100, 75, 50, 20];

    /// <summary>What <see cref="Results"/> come to, added by hand, and the seats by d'Hondt: 500, 375 and 250 votes for 10 seats.</summary>
    public static readonly long[] LinesInAll = [2500, 25, 1225, 1200, 38, 13, 1225];
    public static readonly long[] VotesInAll = [500, 375, 250, 100];
    public static readonly long[] SeatsInAll = [5, 3, 2, 0];

    /// <summary>Milliseconds of the turnout moments; the last one is still to come when results open.</summary>
    public static readonly long[] Moments = [100_000, 500_000, 900_000, 2_000_000];

    public static Draft Whole => Draft
        .Define(definition => definition with
        {
            Turnout = Plan(TurnoutRoll.Registry),
            Quota = new QuotaRule(Named("Women, under 29, persons with disabilities"), 3, 10, QuotaRounding.Up, "article 5"),
        })
        .Register(page => page with
        {
            Authorities =
            [
                .. page.Authorities, Authority("pollsters", AuthorityRole.Pollster, 11), Authority("northwatch", AuthorityRole.Observer, 12, 1),
                Authority("of-d1", AuthorityRole.Commission, 13, 4),
            ],
        });

    public static TurnoutPlan Plan(TurnoutRoll roll, int dueMinutes = 60) => new(
        TurnoutMeasure.InBoxes, roll, new ContestIndex(0), [.. Moments.Select(at => new TurnoutMoment(Timestamp.FromMilliseconds(at), 300))], dueMinutes);

    /// <summary>The same before the polls open.</summary>
    public static Draft Dawn => Whole.Define(definition => definition with
    {
        PollsOpen = Timestamp.FromMilliseconds(2_000_000), PollsClose = Timestamp.FromMilliseconds(3_000_000), Release = Timestamp.FromMilliseconds(3_000_000),
    });
}
