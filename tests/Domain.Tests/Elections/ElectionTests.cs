using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Elections;

public class ElectionTests
{
    private static readonly Election Election = Small.Draft.Build();

    [Fact]
    public void Codes_lead_to_what_they_name()
    {
        Assert.Equal("south", Election[Election.FindAuthority("south")!.Value].Code);
        Assert.Equal("north-1", Election[Election.FindArea("north-1")!.Value].Code);
        Assert.Equal("d2", Election[Election.FindContest("d2")!.Value].Code);
        Assert.Equal("p3", Election[Election.FindPrecinct("p3")!.Value].Code);
        Assert.Equal(new AuthorityIndex(0), Election.FindAuthority("cec"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P1")]
    [InlineData("p")]
    [InlineData("cec ")]
    public void Other_codes_lead_nowhere(string code)
    {
        Assert.Null(Election.FindAuthority(code));
        Assert.Null(Election.FindArea(code));
        Assert.Null(Election.FindContest(code));
        Assert.Null(Election.FindPrecinct(code));
    }

    [Fact]
    public void An_authority_speaks_for_precincts_at_any_depth_below_its_areas_in_every_hierarchy() => Scene.Check(scene =>
    {
        var election = scene.Draft.Build();
        foreach (var precinct in Enumerable.Range(0, election.Precincts.Count).Select(number => new PrecinctIndex(number)))
        {
            foreach (var area in Enumerable.Range(0, election.Areas.Count).Select(number => new AreaIndex(number)))
                Assert.Equal(Around(election, precinct).Contains(area), election.Lies(precinct, area));
            foreach (var (number, authority) in election.Authorities.Index())
                Assert.Equal(authority.Areas.Count == 0 || authority.Areas.Any(Around(election, precinct).Contains),
                    election.SpeaksFor(new AuthorityIndex(number), precinct));
        }

        return true;
    }, mostActs: 0);

    [Fact]
    public void Slots_are_numbered_by_precinct_then_by_contest() => Scene.Check(scene =>
    {
        var election = scene.Draft.Build();
        var slot = 0;
        foreach (var (precinct, inRegistry) in election.Precincts.Index())
            foreach (var contest in inRegistry.Contests)
            {
                Assert.Equal(new SlotIndex(slot), election.Slots.Find(contest, new PrecinctIndex(precinct)));
                Assert.Equal(contest, election.Slots.ContestOf(new SlotIndex(slot)));
                Assert.Equal(new PrecinctIndex(precinct), election.Slots.PrecinctOf(new SlotIndex(slot++)));
            }

        foreach (var (precinct, inRegistry) in election.Precincts.Index())
            foreach (var contest in Enumerable.Range(0, election.Contests.Count).Select(number => new ContestIndex(number)))
                Assert.Equal(inRegistry.Contests.Contains(contest), election.Slots.Find(contest, new PrecinctIndex(precinct)) is not null);
        return slot == election.Slots.Count;
    }, mostActs: 0);

    [Fact]
    public void A_copy_of_an_authority_with_another_key_has_that_keys_id()
    {
        var authority = Election.Authorities[0];
        var rotated = authority with { PublicKey = Parts.PublicKey(77) };
        Assert.Equal(KeyId.OfPublicKey(Parts.PublicKey(77)), rotated.Key);
        Assert.Equal(KeyId.OfPublicKey(authority.PublicKey.Span), authority.Key);
    }

    [Fact]
    public void Areas_may_nest_as_deep_as_they_like()
    {
        const int depth = 500;
        var draft = Small.Draft.Register(page => page with
        {
            Areas = [.. page.Areas, Parts.Area("deep", 0),
                .. Enumerable.Range(0, depth).Select(level => Parts.Area($"deep-{level}", 0, 6 + level))],
            Precincts = [.. page.Precincts, Parts.Precinct("bottom", [6 + depth, 4], [0])],
        });
        var night = Night.Of(draft, [Said.Result("cec", "list", "bottom", Small.Lines, Small.Votes)]);
        var rows = night.Tally.Rows;
        for (var area = 6; area <= 6 + depth; area++)
            Assert.Equal(1000, night.Tally.SumsOf(rows.Find(new ContestIndex(0), new AreaIndex(area))!.Value)[Small.Registered]);
    }

    private static HashSet<AreaIndex> Around(Election election, PrecinctIndex precinct)
    {
        var around = new HashSet<AreaIndex>();
        var pending = new Queue<AreaIndex>(election[precinct].Areas);
        while (pending.TryDequeue(out var area))
        {
            around.Add(area);
            if (election[area].Parent is { } parent) pending.Enqueue(parent);
        }

        return around;
    }
}
