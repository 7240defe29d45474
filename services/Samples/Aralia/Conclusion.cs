using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>The day after: the lot, territorial protocols, certificates, one contest opened again and certified anew.</summary>
internal sealed class Conclusion(IReadOnlyList<Story> stories, Cast cast, Figures figures)
{
    private const int Hour = 3_600;
    private const int DistrictWithDifferences = 5;

    private readonly List<Step> protocols = [];
    private readonly Dictionary<string, Step> certificates = [];

    /// <summary>Tells the corrections that come with it, so that the stories end as they do.</summary>
    public IEnumerable<Step> Tell()
    {
        for (var district = 0; district < Country.Districts.Count; district++) protocols.Add(ProtocolOf(district));
        protocols.Add(WholeProtocol());
        var first = Races.Select(contest => Certificate(contest, 26 * Hour, null)).ToList();
        foreach (var (contest, step) in Races.Zip(first)) certificates[contest] = step;

        // Seats won in the constituencies let lists in, so they come first.
        var lists = Certificate(Registry.Lists, (26 * Hour) + 60, null, first[^1]);
        var again = OpenAgain(lists).ToList();
        return [Lot, .. protocols, .. first, lists, .. again, .. Mandates.Of(again[^1])];
    }

    private static IEnumerable<string> Races => Race.All.Select(race => Registry.ContestOf(race.Constituency));

    private static Step Lot
    {
        get
        {
            var race = Race.All[Country.TiedConstituency - 1];
            uint[] order = [(uint)race.Winner, (uint)race.TiedWith!.Value];
            var lot = new Lot { Contest = Registry.ContestOf(race.Constituency), Order = { order } };
            return new Step(
                22 * Hour, new Payload { Authority = Registry.Root, Lot = lot }, null, null,
                note: "Two candidates have equally many votes: the lot is drawn");
        }
    }

    private Step ProtocolOf(int district)
    {
        var mine = stories.Where(story => story.Contest == Registry.Lists && story.Station.District == district).ToList();
        var sum = Protocol.Sum(mine.Select(story => story.Adds).OfType<Protocol>());
        var differs = district == DistrictWithDifferences;
        return Says(
            Registry.DistrictCommission(district), Registry.DistrictCode(district), mine, differs
                ? sum.Vote(0, 10).Line(ListLine.Valid, 10)
                : sum,
            differs ? "A district's own sum differs in two lines" : "");
    }

    private Step WholeProtocol()
    {
        var mine = stories.Where(story => story.Contest == Registry.Lists).ToList();
        return Says(Registry.Root, "", mine, Protocol.Sum(mine.Select(story => story.Adds).OfType<Protocol>()), "");
    }

    private static Step Says(string authority, string area, IEnumerable<Story> mine, Protocol sum, string note)
    {
        var protocol = new AreaProtocol
        {
            Contest = Registry.Lists, Area = area, Lines = { sum.Lines }, Votes = { sum.Votes },
            Precincts = (uint)mine.Count(story => story.Counted is not null),
        };
        return new Step(24 * Hour, new Payload { Authority = authority, AreaProtocol = protocol }, null, null, note: note);
    }

    private Step Certificate(string contest, int time, Step? replaces, Step? follows = null)
    {
        var mine = stories.Where(story => story.Contest == contest).ToList();
        var sum = Protocol.Sum(mine.Select(story => story.Adds).OfType<Protocol>());
        var certification = new Certification
        {
            Contest = contest,
            Lines = { sum.Lines },
            Votes = { sum.Votes },
            Seats = { Outcome.SeatsIn(contest).Select(selection => (uint)selection.Seats) },
            Outstanding = { mine.Where(story => story.IsOutstanding).Select(story => story.Station.Code) },
            LegalBasis = Definition.CertificationClause,
            Reason = replaces is null ? "" : "Counted again as the court ordered",
        };
        var draft = new Payload { Authority = Registry.Root, Certification = certification };
        return new Step(time, draft, replaces, follows, note: certification.Reason) { Cites = contest == Registry.Lists ? protocols : [] };
    }

    /// <summary>One constituency, and before it the lists that rest on its seats; both are certified anew, the lists last.</summary>
    private IEnumerable<Step> OpenAgain(Step lists)
    {
        var story = stories.Single(story => story.Contest != Registry.Lists && cast[story.Station.Number] == Incident.CandidatesReopened);
        var certificate = certificates[story.Contest];
        var listsOpened =
            Opening(27 * Hour, Registry.Lists, lists, lists, "A court opens the lists again, which rest on the constituencies' seats");
        var opened = Opening((27 * Hour) + 60, story.Contest, certificate, listsOpened, "A court opens a certified contest again");
        story.At(28 * Hour).Report(
            figures.Candidates[story.Station.Number], reason: "Counted again as the court ordered", note: "Corrected after the reopening",
            follows: opened);
        var renewed = Certificate(story.Contest, 29 * Hour, certificate);
        return [listsOpened, opened, renewed, Certificate(Registry.Lists, (29 * Hour) + 60, lists, renewed)];
    }

    private static Step Opening(int time, string contest, Step certificate, Step follows, string note)
    {
        var reopening = new Reopening
        {
            Contest = contest, Reason = "Votes of two candidates were exchanged at one station",
            LegalBasis = "High Court of Aralia, 2021/23",
        };
        return new Step(time, new Payload { Authority = Registry.Court, Reopening = reopening }, certificate, follows, note: note);
    }
}
