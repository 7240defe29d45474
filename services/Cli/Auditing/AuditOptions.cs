using System.CommandLine;
using System.CommandLine.Parsing;
using Tabulation.Audit;
using Tabulation.Cli.Examining;
using Tabulation.Cli.Logs;
using Tabulation.Domain.Allocation;

namespace Tabulation.Cli.Auditing;

/// <summary>What <c>audit plan</c> and <c>audit assess</c> share: whence the counts come, and how the draw is made.</summary>
internal static class AuditOptions
{
    private const int MostDraws = 1_000_000;

    /// <summary>Percentages are read to a ten-thousandth of a per cent.</summary>
    private const int PartsPerMillion = 1_000_000;

    private static readonly Dictionary<string, BallotBound?> BoundNames = new()
    {
        ["boxes"] = BallotBound.InBoxes, ["issued"] = BallotBound.Issued, ["registered"] = BallotBound.Registered,
    };

    public static Option<string> Seed { get; } = new("--seed")
    {
        Description = "The seed, one line of text, thrown or drawn in public after the checkpoint was published", HelpName = "TEXT",
        Required = true,
    };

    public static Option<Fraction?> RiskLimit { get; } = new("--risk-limit")
    {
        Description = "The largest acceptable chance that wrong seats pass, per cent [default: 5]", HelpName = "PERCENT",
        CustomParser = given => Percent(given, 100),
    };

    public static Option<BallotBound?> Bound { get; } = new("--bound")
    {
        Description = "How many ballots a station can have had: as reported in the boxes, as issued, or as registered. The wider, the more "
            + "draws and the less is taken on trust [default: boxes]",
        HelpName = string.Join('|', BoundNames.Keys), CustomParser = given => Named(given, BoundNames),
    };

    public static Option<int?> Draws { get; } = new("--draws")
    {
        Description = "How many draws to make [default: as many as do without an error]", HelpName = "N",
    };

    public static IReadOnlyList<Option> All =>
    [
        Seed, LedgerStations.Log, LogOptions.KeysIfAny, LogOptions.ElectionIfAny, LogOptions.Jobs, LedgerStations.Contest,
        StationsFile.File, StationsFile.Columns,
        RuleOptions.Method, RuleOptions.Seats, RuleOptions.Threshold, RuleOptions.Base, RiskLimit, Bound, Draws,
    ];

    public static int DrawsOf(Invocation invocation, int planned)
    {
        var draws = invocation.Get(Draws) ?? planned;
        return draws is >= 0 and <= MostDraws ? draws : throw new UsageException($"--draws: {draws} is not from 0 to {MostDraws:N0}.");
    }

    public static Fraction LimitOf(Invocation invocation) => invocation.Get(RiskLimit) ?? Fraction.Of(5, 100);

    public static BallotBound BoundOf(Invocation invocation) => invocation.Get(Bound) ?? BallotBound.InBoxes;

    public static string SeedOf(Invocation invocation) => SeededDraws.IsLine(invocation.Get(Seed)!)
        ? invocation.Get(Seed)!
        : throw new UsageException("--seed: a seed is one line of text without control characters, and not empty.");

    /// <summary>Above 0 and below the most.</summary>
    public static Fraction? Percent(ArgumentResult given, int most)
    {
        if (decimal.TryParse(given.Tokens[0].Value, out var percent) && percent > 0 && percent < most)
            return Fraction.Of((long)(percent * (PartsPerMillion / 100)), PartsPerMillion);
        given.AddError($"{((OptionResult)given.Parent!).Option.Name}: \"{given.Tokens[0].Value}\" is not a percentage above 0 and below "
            + $"{most}.");
        return null;
    }

    /// <summary>One of some names.</summary>
    public static T? Named<T>(ArgumentResult given, IReadOnlyDictionary<string, T> names)
    {
        if (names.TryGetValue(given.Tokens[0].Value, out var value)) return value;
        given.AddError($"{((OptionResult)given.Parent!).Option.Name}: \"{given.Tokens[0].Value}\" is none of "
            + $"{string.Join(", ", names.Keys)}.");
        return default;
    }
}
