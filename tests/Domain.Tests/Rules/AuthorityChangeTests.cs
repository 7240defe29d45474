using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Rules;

public class AuthorityChangeTests
{
    private readonly Night night = new(Small.Draft);

    [Fact]
    public void From_the_next_position_on_the_new_key_is_the_only_one()
    {
        night.Require(Said.Rotates("north", 7));
        Assert.Equal(Answer.Refused, night.Submit(ByNorth(1)));
        night.Require(ByNorth(7));
    }

    [Fact]
    public void What_was_recorded_under_a_key_stays_counted()
    {
        var earlier = night.Require(ByNorth(1));
        night.Require(Said.Revokes("north"));
        Assert.Equal(earlier, night.State[night.State.Election!.Slots.Find(new ContestIndex(0), new PrecinctIndex(0))!.Value].Counted);
        Assert.Equal(Answer.Repeated, night.Submit(ByNorth(1)));
    }

    [Fact]
    public void A_new_key_gives_a_revoked_authority_its_voice_back()
    {
        night.Require(Said.Revokes("north"));
        Assert.Equal(Answer.Refused, night.Submit(ByNorth(1)));
        night.Require(Said.Rotates("north", 7));
        night.Require(ByNorth(7));
    }

    [Fact]
    public void A_commission_changes_those_within_its_area_and_they_speak_for_theirs()
    {
        night.Require(Said.Adds(Authority("north-1", AuthorityRole.Commission, 7, 3)) with { Authority = "north" });
        night.Require(Said.Rotates("north-1", 8) with { Authority = "north" });
        Assert.Equal(Answer.Refused, night.Submit(RuleExample.Clean with { Authority = "north-1", Precinct = "p2" }));
        Assert.Equal(Rule.OutsideArea, Assert.Single(night.Findings.All.ToArray()).Rule);
        night.Require(RuleExample.Clean with { Authority = "north-1" });
        night.Require(Said.Revokes("north-1") with { Authority = "north" });
    }

    [Fact]
    public void The_root_authority_gives_itself_a_new_key()
    {
        night.Require(Said.Rotates("cec", 7));
        Assert.Equal(Answer.Refused, night.Submit(Said.Revokes("north") with { SignedBy = KeyId.OfPublicKey(PublicKey(0)) }));
        night.Require(Said.Revokes("north"));
    }

    [Fact]
    public void What_is_wrong_with_an_addition_is_named()
    {
        night.Judge(Said.Adds(Authority("north", AuthorityRole.Observer, 7, 2, 9)));
        Assert.Equal(["authority_change.add.areas", "authority_change.add.code"], night.Findings.Problems.Select(problem => problem.Field));
    }

    private static Said ByNorth(int key) => RuleExample.Clean with { Authority = "north", SignedBy = KeyId.OfPublicKey(PublicKey(key)) };
}
