using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Before results open: the definition and its pages.</summary>
public class RegistryRuleTests
{
    [Fact]
    public void Nothing_can_be_said_before_the_definition()
    {
        var state = new ElectionState(Small.Draft.OperatorKey);
        AssertRefused(state, RuleExample.Clean, Rule.ElectionNotDefined, "election_id", "must be recorded first");
        AssertRefused(state, Said.Registers(Small.Draft.Page, Small.Draft), Rule.ElectionNotDefined, "election_id",
            "must be recorded first");
    }

    [Fact]
    public void Results_wait_for_the_whole_registry() =>
        AssertRefused(Defined(Small.Draft), RuleExample.Clean, Rule.RegistryIncomplete, "precinct_result", "Try again then");

    [Fact]
    public void A_definition_that_cannot_be_used_is_refused_with_its_problems()
    {
        var spoiled = Small.Draft.Definition with { RulesVersion = 7 };
        var findings = AssertRefused(new ElectionState(Small.Draft.OperatorKey), Said.Defines(spoiled), Rule.DefinitionInvalid,
            "election_definition", "cannot be used");
        Assert.Equal("rules_version", Assert.Single(findings.Problems).Field);
    }

    [Fact]
    public void A_registry_that_cannot_be_used_is_refused_with_its_problems_when_its_last_page_comes()
    {
        var draft = Small.Draft.Precinct(0, precinct => precinct with { Registered = -1 });
        var findings = AssertRefused(Defined(draft), Said.Registers(draft.Page, draft), Rule.RegistryInvalid, "registry_page",
            "do not make a usable registry");
        Assert.Equal("precincts[0].registered", Assert.Single(findings.Problems).Field);
    }

    [Fact]
    public void Only_the_operators_key_defines_and_only_the_root_registers()
    {
        var stranger = KeyId.OfPublicKey(Parts.PublicKey(50));
        AssertRefused(new ElectionState(stranger), Said.Defines(Small.Draft.Definition), Rule.KeyNotInForce, "signature", "current key");
        AssertRefused(new ElectionState(Small.Draft.OperatorKey), Said.Defines(Small.Draft.Definition) with { SignedBy = stranger },
            Rule.KeyNotInForce, "signature", "current key");
        AssertRefused(Defined(Small.Draft), Said.Registers(Small.Draft.Page, Small.Draft) with { SignedBy = stranger }, Rule.KeyNotInForce,
            "signature", "current key");
    }

    [Fact]
    public void A_definition_names_no_election_and_replaces_nothing()
    {
        var state = new ElectionState(Small.Draft.OperatorKey);
        AssertRefused(state, Said.Defines(Small.Draft.Definition) with { ElectionId = Draft.Id }, Rule.WrongElection, "election_id",
            "another election");
        AssertRefused(state, Said.Defines(Small.Draft.Definition) with { Replaces = Draft.DefinitionStatement }, Rule.ReplacesNotCurrent,
            "replaces", "leave replaces out");
        AssertRefused(Defined(Small.Draft), Said.Registers(Small.Draft.Page, Small.Draft) with { Replaces = Draft.DefinitionStatement },
            Rule.ReplacesNotCurrent, "replaces", "leave replaces out");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_page_number_that_is_not_there_is_not_committed_to(int number) => AssertRefused(
        Defined(Small.Draft), Said.Registers(Small.Draft.Page with { Number = number }, Small.Draft), Rule.PageNotCommitted,
            "registry_page.number", "send the pages");

    [Fact]
    public void Pages_may_come_in_any_order()
    {
        var first = new RegistryPage { Number = 0, ContentHash = Digest.Of("first"u8), Areas = Small.Draft.Page.Areas,
            Authorities = Small.Draft.Page.Authorities };
        var second = new RegistryPage { Number = 1, ContentHash = Digest.Of("second"u8), Contests = Small.Draft.Page.Contests,
            Precincts = Small.Draft.Page.Precincts };
        var draft = Small.Draft.Define(definition => definition with { PageHashes = [first.ContentHash, second.ContentHash] });
        var fold = new Fold(draft.OperatorKey);
        Apply(fold, Said.Defines(draft.Definition));
        Apply(fold, Said.Registers(second, draft));
        Assert.Null(fold.Tally);
        Assert.Equal(TallyEffect.Open, Apply(fold, Said.Registers(first, draft)).Effect);
        Assert.Equal(Small.Draft.Build().Slots.Count, fold.State.Election!.Slots.Count);
        Assert.Equal(3, fold.Tally!.CountsOf(0).Expected);
    }

    private static Findings AssertRefused(ElectionState state, Said said, Rule rule, string field, string words)
    {
        var findings = new Findings();
        var statement = said.Into(new Statement(), state);
        Judge.Run(state, statement, Draft.PollsClose, findings);
        var finding = Assert.Single(findings.All.ToArray());
        Assert.Equal((rule, Disposition.Refuse), (finding.Rule, finding.Disposition));
        var explanation = Explanation.Of(finding, statement, state.Election);
        Assert.Equal((rule.Code(), field), (explanation.Code, explanation.Field));
        Assert.Contains(words, explanation.Message, StringComparison.Ordinal);
        return findings;
    }

    private static ElectionState Defined(Draft draft)
    {
        var state = new ElectionState(draft.OperatorKey);
        state.Apply(Said.Defines(draft.Definition).Into(new Statement(), state), default, Draft.PollsClose);
        return state;
    }

    private static TallyChange Apply(Fold fold, Said said) =>
        fold.Apply(said.Into(new Statement(), fold.State), Draft.PollsClose,
            Verdict.Clean) ?? throw new InvalidOperationException("Not accepted.");
}
