using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;
using static Tabulation.Domain.Tests.Rules.RuleExample;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Changes among the authorities.</summary>
internal static class AuthorityExamples
{
    public static IEnumerable<RuleExample> All =>
    [
        new(Rule.AuthorityRevoked, Clean with { Authority = "north" }, "authority", "was revoked") { Before = [Said.Revokes("north")] },
        new(Rule.KeyNotInForce, Clean with { Authority = "north", SignedBy = KeyId.OfPublicKey(PublicKey(1)) }, "signature", "current key")
        {
            Before = [Said.Rotates("north", 7)],
        },
        new(Rule.ChangedAuthorityUnknown, Said.Revokes("nobody"), "authority_change", "check it, or add the authority"),
        new(Rule.NotAboveAuthority, Said.Rotates("south", 7) with { Authority = "north" }, "authority", "above the one concerned"),
        new(Rule.NotAboveAuthority, Said.Rotates("north", 7) with { Authority = "north" }, "authority", "above the one concerned"),
        new(Rule.NotAboveAuthority, Said.Rotates("cec", 7) with { Authority = "north" }, "authority", "above the one concerned"),
        new(Rule.NotAboveAuthority, Said.Revokes("cec"), "authority", "above the one concerned"),
        new(Rule.NotAboveAuthority, Said.Adds(Authority("n", AuthorityRole.Court, 7, 3)) with { Authority = "north" }, "authority", "above"),
        new(Rule.NotAboveAuthority, Said.Adds(Authority("n", AuthorityRole.Commission, 7, 1)) with { Authority = "north" }, "authority", "above"),
        new(Rule.NotAboveAuthority, Said.Adds(Authority("n", AuthorityRole.Commission, 7)) with { Authority = "north" }, "authority", "above"),
        new(Rule.NotAboveAuthority, Said.Adds(Authority("n", AuthorityRole.Observer, 7, 3, 4)) with { Authority = "north" }, "authority", "above"),
        new(Rule.NotAboveAuthority, Said.Adds(Authority("n", AuthorityRole.Observer, 7, 3)) with { Authority = "observers" }, "authority", "above"),
        new(Rule.AuthorityInvalid, Said.Adds(Authority("north", AuthorityRole.Commission, 7)), "authority_change", "correct what its problems"),
        new(Rule.AuthorityInvalid, Said.Adds(Authority("n", AuthorityRole.Commission, 7, 6)), "authority_change", "correct what its problems"),
        new(Rule.ChangeWithoutEffect, Said.Rotates("north", 1), "authority_change", "nothing needs to be sent"),
        new(Rule.ChangeWithoutEffect, Said.Rotates("north", 1), "authority_change", "another one than all before") { Before = [Said.Rotates("north", 7)] },
        new(Rule.ChangeWithoutEffect, Said.Revokes("north") with { Precinct = "again" }, "authority_change", "so already") { Before = [Said.Revokes("north")] },
        new(Rule.ReasonMissing, Said.Revokes("north") with { Reason = "" }, "authority_change.reason", "say why"),
        new(Rule.ReplacesNotCurrent, Said.Revokes("north") with { Replaces = Clean.Id }, "replaces", "leave replaces out"),
    ];
}
