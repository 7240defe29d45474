using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;
using static Tabulation.Domain.Tests.Rules.RuleExample;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Who speaks, and the definition and its pages.</summary>
internal static class AnyStatementExamples
{
    public static IEnumerable<RuleExample> All =>
    [
        new(Rule.AlreadyDefined, Said.Defines(Small.Draft.Definition), "election_definition", "a ledger of its own"),
        new(Rule.WrongElection, Clean with { ElectionId = new ElectionId(Digest.Of("another"u8)) }, "election_id", "another election"),
        new(Rule.UnknownAuthority, Clean with { Authority = "nobody" }, "authority", "check it against the definition"),
        new(Rule.KeyNotInForce, Clean with { SignedBy = KeyId.OfPublicKey(PublicKey(9)) }, "signature", "sign with its current key"),
        new(Rule.RoleNotAllowed, Clean with { Authority = "court" }, "authority", "role does not allow"),
        new(Rule.OutsideArea, Clean with { Authority = "south" }, "precinct_result.precinct", "the authority responsible for it"),
        new(Rule.PageNotCommitted, Said.Registers(Small.Draft.Page with { ContentHash = Digest.Of("other"u8) }, Small.Draft),
            "registry_page.number", "send the pages it was made with"),
        new(Rule.PageRepeated, Said.Registers(Small.Draft.Page, Small.Draft), "registry_page.number", "nothing needs to be sent"),
    ];
}
