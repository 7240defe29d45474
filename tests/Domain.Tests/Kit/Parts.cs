using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>Short ways to write the parts of a definition.</summary>
internal static class Parts
{
    public static IReadOnlyList<LocalizedText> Named(string name) => [new LocalizedText("en", name)];

    /// <summary>Looks like a key; nobody signs with it here.</summary>
    public static byte[] PublicKey(int number)
    {
        var key = new byte[65];
        key[0] = 4;
        BitConverter.TryWriteBytes(key.AsSpan(1), number);
        return key;
    }

    public static Authority Authority(string code, AuthorityRole role, int key, params int[] areas) =>
        new(code, Named(code), role, PublicKey(key), [.. areas.Select(area => new AreaIndex(area))]);

    public static Area Area(string code, int hierarchy, int? parent = null) =>
        new(code, Named(code), hierarchy, parent is { } number ? new AreaIndex(number) : null, "");

    public static Precinct Precinct(string code, int[] areas, int[] contests, int? registered = null, PreviousFigures? previous = null) =>
        new(code, [], [.. areas.Select(area => new AreaIndex(area))], [.. contests.Select(contest => new ContestIndex(contest))],
            registered, previous);

    public static FormLine Line(string code, LineRole role = LineRole.Other) => new(code, Named(code), role);

    public static ControlEquation Equation(string code, Relation relation, long constant, Disposition disposition, params Term[] terms) =>
        new(code, terms, relation, constant, disposition, "article 1");

    public static RulePolicy Policy(Rule rule, Disposition disposition, int threshold = 0) =>
        new(rule.Code(), disposition, threshold, "article 2");

    /// <summary>Rules that an election may set about results' figures, with what they do where it does not.</summary>
    public static IReadOnlyDictionary<Rule, RuleSetting> AboutFigures { get; } = RuleBook.Defaults
        .Where(rule => rule.Key is > Rule.Equation and <= Rule.PreviousRegisteredDiffers).ToDictionary();

    public static Selection List(string code, int order) => new(code, Named(code), "", SelectionKind.List, order, "", "");

    public static Selection Candidate(string code, int order, string nominatedBy = "") =>
        new(code, Named(code), "", SelectionKind.Candidate, order, "", nominatedBy);

    public static Selection AgainstAll(string code) => new(code, Named(code), "", SelectionKind.AgainstAll, 0, "", "");

    public static AllocationRule Plurality => new() { Method = AllocationMethod.Plurality, Seats = 1 };
}
