using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>
/// A small election of any shape: one to three hierarchies with areas at any depth, a list contest and single-member ones in districts,
/// forms with equations, policies of every disposition, commissions for any area. The same seed gives the same one.
/// </summary>
internal sealed class RandomDraft
{
    private readonly Random random;
    private readonly List<Area> areas = [];
    private readonly List<Form> forms = [];
    private readonly List<Contest> contests = [];

    private RandomDraft(int seed) => random = new Random(seed);

    public static Draft Of(int seed) => new RandomDraft(seed).Make();

    private Draft Make()
    {
        var hierarchies = random.Next(1, 4);
        AddAreas(hierarchies);
        for (var number = 0; number < 2; number++) forms.Add(MakeForm($"form{number}"));
        AddContests();
        var precincts = MakePrecincts(hierarchies);
        DropContestsWithoutPrecincts(precincts);
        return Assemble(hierarchies, precincts);
    }

    private Draft Assemble(int hierarchies, List<Precinct> precincts) => Small.Draft
        .Define(definition => definition with
        {
            AnnulmentEffect = Pick(Enum.GetValues<AnnulmentEffect>()),
            Hierarchies = [.. Enumerable.Range(0, hierarchies).Select(number => new Hierarchy($"h{number}", Named($"Hierarchy {number}")))],
            Forms = forms,
            RulePolicies = MakePolicies(),
            Release = Timestamp.FromMilliseconds(Draft.PollsClose.Milliseconds + random.Next(200)),
            Turnout = random.Next(4) == 0 ? null : MakePlan(),
            Quota = new QuotaRule(Named("Quota"), 3, 10, Pick(Enum.GetValues<QuotaRounding>()), "article 5"),
        })
        .Register(page => page with
        {
            Authorities = MakeAuthorities(),
            Areas = areas,
            Contests = contests,
            Precincts = precincts,
        });

    private TurnoutPlan MakePlan() => new(
        TurnoutMeasure.Persons, Pick(Enum.GetValues<TurnoutRoll>()), new ContestIndex(0),
        [.. new[] { 10_000, 500_000, 900_000 }.Select(at => new TurnoutMoment(Timestamp.FromMilliseconds(at), 0))], random.Next(1, 20));

    private void AddAreas(int hierarchies)
    {
        for (var hierarchy = 0; hierarchy < hierarchies; hierarchy++) areas.Add(Area($"a{hierarchy}", hierarchy));
        var more = random.Next(12);
        for (var i = 0; i < more; i++)
        {
            var hierarchy = random.Next(hierarchies);
            int[] above = [.. areas.Index().Where(area => area.Item.Hierarchy == hierarchy).Select(area => area.Index)];
            areas.Add(Area($"a{areas.Count}", hierarchy, random.Next(5) == 0 ? null : Pick(above)));
        }
    }

    private Form MakeForm(string code)
    {
        LineRole[] roles = Enum.GetValues<LineRole>();
        FormLine[] lines = [.. Enumerable.Range(0, random.Next(1, 9)).Select(number => Line($"{code}.{number}", Pick(roles)))];
        return new Form(code, lines, [.. Enumerable.Range(0, random.Next(3)).Select(number =>
            MakeEquation($"{code}.K{number}", lines.Length))]);
    }

    private ControlEquation MakeEquation(string code, int lines)
    {
        Term[] terms = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
            new Term(Pick([-2, -1, 1, 1000]), random.Next(4) == 0 ? null : random.Next(lines)))];
        return Equation(code, Pick(Enum.GetValues<Relation>()), random.Next(-50, 50), AnyDisposition(), terms);
    }

    private void AddContests()
    {
        contests.Add(new Contest("list", Named("Lists"), "", ContestKind.List, 0,
            [List("A", 1), List("B", 2), AgainstAll("none")],
                new AllocationRule { Method = AllocationMethod.DHondt, Seats = 5, Ties = TieRule.Lot }, null));
        foreach (var (number, area) in areas.Index())
            if (random.Next(3) == 0)
                contests.Add(new Contest($"c{number}", Named("District"), "", ContestKind.Candidate, random.Next(2),
                    [Candidate($"c{number}.x", 1, "A"), Candidate($"c{number}.y", 2)], Plurality, random.Next(4) == 0 ? null
                        : new AreaIndex(number)));
    }

    private List<Precinct> MakePrecincts(int hierarchies) => [.. Enumerable.Range(0, random.Next(1, 9)).Select(number =>
    {
        int[] at = [.. Enumerable.Range(0, hierarchies).Select(h =>
            Pick([.. areas.Index().Where(a => a.Item.Hierarchy == h).Select(a => a.Index)]))];
        int[] votesIn = [.. contests.Index().Where(contest =>
            contest.Index == 0 || VotesIn(contest.Item, at)).Select(contest => contest.Index)];
        var previous = random.Next(2) == 0 ? null : new PreviousFigures(random.Next(100), random.Next(100));
        return Precinct($"p{number}", at, votesIn, random.Next(2) == 0 ? null : random.Next(100), previous);
    })];

    private bool VotesIn(Contest contest, int[] at)
    {
        if (contest.Area is not { } district) return random.Next(2) == 0;
        int? area = at[areas[district.Value].Hierarchy];
        while (area is { } here && here != district.Value) area = areas[here].Parent?.Value;
        return area is not null && random.Next(4) > 0;
    }

    private void DropContestsWithoutPrecincts(List<Precinct> precincts)
    {
        bool IsVoted(int contest) => precincts.Any(precinct => precinct.Contests.Contains(new ContestIndex(contest)));
        int[] kept = [.. Enumerable.Range(0, contests.Count).Where(IsVoted)];
        for (var number = 0; number < precincts.Count; number++)
            precincts[number] = precincts[number] with
            {
                Contests = [.. precincts[number].Contests.Select(contest => new ContestIndex(Array.IndexOf(kept, contest.Value)))],
            };
        Contest[] keptContests = [.. kept.Select(contest => contests[contest])];
        contests.Clear();
        contests.AddRange(keptContests);
    }

    private RulePolicy[] MakePolicies() =>
    [
        .. AboutFigures.Where(_ => random.Next(2) == 0).Select(rule =>
            Policy(rule.Key, AnyDisposition(), rule.Value.ThresholdPermille == 0 ? 0 : random.Next(1200))),
        .. RuleBook.FourEyes.Where(_ => random.Next(3) == 0).Select(rule => Policy(rule, Disposition.Hold)),
    ];

    private Authority[] MakeAuthorities() =>
    [
        Authority("everywhere", AuthorityRole.Commission, 1),
        Authority("observers", AuthorityRole.Observer, 2),
        Authority("court", AuthorityRole.Court, 900),
        Authority("pollsters", AuthorityRole.Pollster, 901),
        Authority("third", AuthorityRole.Commission, 902),
        .. areas.Index().Where(_ => random.Next(2) == 0).Select(area =>
            Authority($"of-{area.Item.Code}", AuthorityRole.Commission, 3 + area.Index, area.Index)),
    ];

    /// <summary>Refusing less often than others, so that most results get in.</summary>
    private Disposition AnyDisposition() =>
        Pick([Disposition.Info, Disposition.Info, Disposition.Flag, Disposition.Flag, Disposition.Hold, Disposition.Hold,
            Disposition.Refuse]);

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
