using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Elections;

/// <summary>What entry 0 says.</summary>
internal static partial class BadDefinitions
{
    private static IEnumerable<BadDefinition> OfTheElection() =>
    [
        Define("unknown rules version", d => d with { RulesVersion = 2 }, "rules_version", "knows 1"),
        Define("no name", d => d with { Names = [] }, "names", "at least one language"),
        Define("a language twice", d => d with { Names = [.. English, .. English] }, "names", "twice"),
        Define("a language of one letter", d => d with { Names = [new("e", "one")] }, "names[0].language", "2 to 16"),
        Define("a blank name", d => d with { Names = [new("en", " ")] }, "names[0].text", "not all blank"),
        Define("a name too long", d => d with { Names = [new("en", new string('x', 301))] }, "names[0].text", "1 to 300"),
        Define("no external id", d => d with { ExternalId = "" }, "external_id", "1 to 64"),
        Define("an external id too long", d => d with { ExternalId = new string('x', 65) }, "external_id", "1 to 64"),
        Define("synthetic without a note", d => d with { Synthetic = true }, "synthetic_notes", "at least one language"),
        Define("release before the polls close", d => d with { Release = Timestamp.FromMilliseconds(1) }, "release", "before polls_close"),
        Define("a root that observes", d => d with { Root = d.Root with { Role = AuthorityRole.Observer } }, "root_authority.role",
            "COMMISSION"),
        Define("a root of one area", d => d with { Root = d.Root with { Areas = [new AreaIndex(0)] } }, "root_authority.areas",
            "must be empty"),
        Define("a root key too short", d => d with { Root = d.Root with { PublicKey = new byte[64] } }, "root_authority.public_key",
            "65 bytes"),
        Define("a compressed root key", d => d with { Root = d.Root with { PublicKey = new byte[65] } }, "root_authority.public_key",
            "begin with 04"),
        Define("no hierarchy", d => d with { Hierarchies = [] }, "hierarchies", "1 to 8"),
        Define("nine hierarchies", d => d with { Hierarchies = [.. Many(9).Select(code => new Hierarchy(code, English))] }, "hierarchies",
            "1 to 8"),
        Define("a hierarchy twice", d => d with { Hierarchies = [d.Hierarchies[0], d.Hierarchies[0]] }, "hierarchies[1].code",
            "already in use"),
        Define("a hierarchy without a name", d => d with { Hierarchies = [d.Hierarchies[0], new Hierarchy("x", [])] },
            "hierarchies[1].names", "empty"),
        Define("a hierarchy's code", d => d with { Hierarchies = [d.Hierarchies[0], new Hierarchy("", English)] }, "hierarchies[1].code",
            "1 to 32"),
        Define("no pages", d => d with { PageHashes = [] }, "registry_page_hashes", "1 to 1,500"),
        Define("too many pages", d => d with { PageHashes = new Digest[1501] }, "registry_page_hashes", "1 to 1,500"),
    ];

    private static IEnumerable<BadDefinition> OfForms() =>
    [
        Define("no form", d => d with { Forms = [] }, "forms", "1 to 64"),
        Define("too many forms", d => d with { Forms = [.. Many(65).Select(code => d.Forms[1] with { Code = code })] }, "forms", "1 to 64"),
        Define("a form twice", d => d with { Forms = [d.Forms[0], d.Forms[0]] }, "forms[1].code", "already in use"),
        Form("a form's code", f => f with { Code = "a b" }, "forms[0].code", "A-Z a-z 0-9"),
        Form("no lines", f => f with { Lines = [], Equations = [] }, "forms[0].lines", "1 to 60"),
        Form("too many lines", f => f with { Lines = [.. Many(61).Select(code => Parts.Line(code))] }, "forms[0].lines", "1 to 60"),
        Form("a line twice", f => f with { Lines = [.. f.Lines, f.Lines[0]] }, "forms[0].lines[7].code", "already in use"),
        Line("a line's code", l => l with { Code = TooLong }, "forms[0].lines[0].code", "1 to 32"),
        Line("a line without wording", l => l with { Names = [] }, "forms[0].lines[0].names", "empty"),
        Line("a line's role", l => l with { Role = (LineRole)99 }, "forms[0].lines[0].role", "not a role"),
    ];

    private static IEnumerable<BadDefinition> OfEquations() =>
    [
        Form("too many equations", f => f with { Equations = [.. Many(61).Select(code => f.Equations[0] with { Code = code })] },
            "forms[0].equations", "0 to 60"),
        Form("an equation twice", f => f with { Equations = [f.Equations[0], f.Equations[0]] }, "forms[0].equations[1].code",
            "already in use"),
        Equation("an equation's code", e => e with { Code = "" }, "code", "1 to 32"),
        Equation("no terms", e => e with { Terms = [] }, "terms", "1 to 60"),
        Equation("too many terms", e => e with { Terms = [.. Many(61).Select(_ => new Term(1, 0))] }, "terms", "1 to 60"),
        Equation("a constant too small", e => e with { Constant = int.MinValue }, "constant", "must lie between"),
        Equation("a constant too large", e => e with { Constant = long.MaxValue }, "constant", "must lie between"),
        Equation("an unknown relation", e => e with { Relation = 0 }, "relation", "EQUAL"),
        Equation("a coefficient of 0", e => e with { Terms = [new Term(0, 0)] }, "terms[0].coefficient", "leave the term out"),
        Equation("a coefficient too large", e => e with { Terms = [new Term(1001, 0)] }, "terms[0].coefficient", "1,000"),
        Equation("a coefficient too small", e => e with { Terms = [new Term(int.MinValue, 0)] }, "terms[0].coefficient", "-1,000"),
        Equation("a line that is not there", e => e with { Terms = [new Term(1, 7)] }, "terms[0].line", "lines 0 to 6"),
        Equation("a line below 0", e => e with { Terms = [new Term(1, -1)] }, "terms[0].line", "lines 0 to 6"),
        Equation("no disposition", e => e with { Disposition = Disposition.None }, "disposition", "INFO, FLAG, HOLD or REFUSE"),
        Equation("a hold without a law", e => e with { Disposition = Disposition.Hold, LegalBasis = " " }, "legal_basis",
            "name its clause"),
        Equation("a law too long", e => e with { LegalBasis = new string('x', 301) }, "legal_basis", "0 to 300"),
    ];

    private static IEnumerable<BadDefinition> OfPolicies() =>
    [
        Policy("a rule that does not exist", new RulePolicy("NO_SUCH", Disposition.Flag, 0, ""), "rule", "BOXES_EXCEED_ISSUED"),
        Policy("a rule that is not the election's to set", new RulePolicy("NEGATIVE_FIGURE", Disposition.Flag, 0, ""), "rule",
            "TURNOUT_HIGH"),
        Policy("equations set by policy", new RulePolicy("EQUATION", Disposition.Flag, 0, ""), "rule", "an election may set"),
        Policy("a policy without disposition", new RulePolicy("ZERO_VOTES", Disposition.None, 0, ""), "disposition", "INFO"),
        Policy("an unknown disposition", new RulePolicy("ZERO_VOTES", (Disposition)7, 0, ""), "disposition", "INFO"),
        Policy("a hold by policy without a law", new RulePolicy("ZERO_VOTES", Disposition.Hold, 0, ""), "legal_basis", "name its clause"),
        Policy("a threshold below 0", new RulePolicy("TURNOUT_HIGH", Disposition.Flag, -1, ""), "threshold_permille", "1,000,000"),
        Policy("a threshold too large", new RulePolicy("TURNOUT_HIGH", Disposition.Flag, 1_000_001, ""), "threshold_permille", "1,000,000"),
        Policy("a threshold where there is none", new RulePolicy("ZERO_VOTES", Disposition.Flag, 5, ""), "threshold_permille",
            "no threshold"),
        Define("a rule twice", d => d with { RulePolicies = [Parts.Policy(Rule.ZeroVotes, Disposition.Flag),
            Parts.Policy(Rule.ZeroVotes, Disposition.Info)] },
            "rule_policies", "twice"),
    ];
}
