using System.Text.Json;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>Enums of the definition as files write them: in lower case with underscores. What is never valid has no word.</summary>
internal static class Words
{
    public static IReadOnlyDictionary<string, LineRole> LineRoles { get; } = Of<LineRole>();

    public static IReadOnlyDictionary<string, Disposition> Dispositions { get; } = Of<Disposition>();

    public static IReadOnlyDictionary<string, AuthorityRole> AuthorityRoles { get; } = Of<AuthorityRole>();

    public static IReadOnlyDictionary<string, ContestKind> ContestKinds { get; } = Of<ContestKind>();

    public static IReadOnlyDictionary<string, SelectionKind> SelectionKinds { get; } = Of<SelectionKind>();

    public static IReadOnlyDictionary<string, AllocationMethod> AllocationMethods { get; } = Of<AllocationMethod>();

    public static IReadOnlyDictionary<string, ThresholdBase> ThresholdBases { get; } = Of<ThresholdBase>();

    public static IReadOnlyDictionary<string, TieRule> TieRules { get; } = Of<TieRule>();

    /// <summary>What holds where nothing is said has a word too.</summary>
    public static IReadOnlyDictionary<string, AnnulmentEffect> AnnulmentEffects { get; } = new Dictionary<string, AnnulmentEffect>(Of<AnnulmentEffect>())
    {
        ["leave_all"] = AnnulmentEffect.Unspecified,
    };

    public static IReadOnlyDictionary<string, TurnoutMeasure> TurnoutMeasures { get; } = Of<TurnoutMeasure>();

    public static IReadOnlyDictionary<string, TurnoutRoll> TurnoutRolls { get; } = Of<TurnoutRoll>();

    public static IReadOnlyDictionary<string, QuotaRounding> QuotaRoundings { get; } = Of<QuotaRounding>();

    public static IReadOnlyDictionary<string, PreviousElectionKind> PreviousElectionKinds { get; } = Of<PreviousElectionKind>();

    private static Dictionary<string, T> Of<T>()
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Convert.ToInt32(value) != 0).ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}"));
}
