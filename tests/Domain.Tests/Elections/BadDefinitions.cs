using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Elections;

/// <summary>One thing done wrong to the small election, the field that must be named, and words that must be said.</summary>
internal sealed record BadDefinition(string Name, Func<Draft, Draft> Spoil, string Field, string Words);

/// <summary>Every demand of definition.proto, broken alone.</summary>
internal static partial class BadDefinitions
{
    private static readonly string TooLong = new('x', 33);
    private static readonly LocalizedText[] English = [new("en", "one")];

    public static IReadOnlyList<BadDefinition> All { get; } =
    [
        .. OfTheElection(), .. OfForms(), .. OfEquations(), .. OfPolicies(), .. OfAuthoritiesAndAreas(), .. OfContests(), .. OfSelections(),
            .. OfPrecincts(),
    ];

    private static IEnumerable<string> Many(int count) => Enumerable.Range(0, count).Select(number => $"n{number}");

    private static BadDefinition Define(string name, Func<ElectionDefinition, ElectionDefinition> spoil, string field, string words) =>
        new(name, draft => draft.Define(spoil), field, words);

    private static BadDefinition Register(string name, Func<RegistryPage, RegistryPage> spoil, string field, string words) =>
        new(name, draft => draft.Register(spoil), field, words);

    private static BadDefinition Form(string name, Func<Form, Form> spoil, string field, string words) =>
        new(name, draft => draft.Form(0, spoil), field, words);

    private static BadDefinition Line(string name, Func<FormLine, FormLine> spoil, string field, string words) =>
        Form(name, form => form with { Lines = Draft.Changed(form.Lines, 0, spoil) }, field, words);

    private static BadDefinition Equation(string name, Func<ControlEquation, ControlEquation> spoil, string field, string words) =>
        Form(name, form => form with { Equations = Draft.Changed(form.Equations, 0, spoil) }, $"forms[0].equations[0].{field}", words);

    private static BadDefinition Policy(string name, RulePolicy policy, string field, string words) =>
        Define(name, definition => definition with { RulePolicies = [policy] }, $"rule_policies[0].{field}", words);

    private static BadDefinition Authority(string name, Func<Authority, Authority> spoil, string field, string words) =>
        Register(name, page => page with { Authorities = Draft.Changed(page.Authorities, 0, spoil) }, field, words);

    private static BadDefinition Area(string name, Func<Area, Area> spoil, string field, string words) =>
        new(name, draft => draft.Area(3, spoil), field, words);

    private static BadDefinition Contest(string name, Func<Contest, Contest> spoil, string field, string words) =>
        new(name, draft => draft.Contest(1, spoil), field, words);

    private static BadDefinition List(string name, Func<AllocationRule, AllocationRule> spoil, string field, string words) =>
        new(name, draft => draft.Contest(0, contest => contest with { Allocation = spoil(contest.Allocation) }), $"contests[0].{field}",
            words);

    private static BadDefinition Selection(string name, Func<Selection, Selection> spoil, string field, string words) =>
        Contest(name, contest => contest with { Selections = Draft.Changed(contest.Selections, 0, spoil) }, field, words);

    private static BadDefinition Precinct(string name, Func<Precinct, Precinct> spoil, string field, string words) =>
        new(name, draft => draft.Precinct(0, spoil), field, words);
}
