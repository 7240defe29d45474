using Tabulation.Contracts.V1;
using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>The election's definition, without its page hashes.</summary>
internal static class Definition
{
    public static ElectionDefinition Of(Rehearsal rehearsal) => new()
    {
        RulesVersion = 1,
        Names = { Title.Texts },
        ExternalId = "kz-2023-majilis-rehearsal",
        Test = true,
        Synthetic = true,
        SyntheticNotes = { Notes(rehearsal.Seed).Texts },
        PollsClose = (ulong)Facts.PollsClose.ToUnixTimeMilliseconds(),
        Release = (ulong)Facts.PollsClose.ToUnixTimeMilliseconds(),
        RootAuthority = Commission.Of(Registry.Root, RootNames.Texts, rehearsal.PublicKeyOf),
        Hierarchies =
        {
            new Hierarchy { Code = "administrative", Names = { Territories.Texts } },
            new Hierarchy { Code = "districts", Names = { Districts.Texts } },
        },
        Forms = { Protocol.Form },
    };

    private static Names Title =>
        new("Мәжіліс сайлауы, 2023 жылғы 19 наурыз", "Выборы в Мажилис, 19 марта 2023 года", "Election of the Majilis, 19 March 2023");

    private static Names RootNames => new(
        "Орталық сайлау комиссиясы (жаттығу)",
        "Центральная избирательная комиссия (репетиция)",
        "Central Election Commission (rehearsal)");

    private static Names Territories => new("Аумақтар", "Территории", "Territories");

    private static Names Districts => new("Сайлау округтері", "Избирательные округа", "Electoral districts");

    private static Names Notes(ulong seed) => new(
        "Жаттығу. Тек ел бойынша тізімдерге берілген дауыстар мен өңірлердегі қатысу жарияланған. Учаске, өңір және округ сандары, "
        + $"үміткерлер мен тәуелсіздер жеңген округтер {seed} санынан жасалған: олар нақты сайлау туралы ештеңе айтпайды.",
        "Репетиция. Опубликованы только голоса за списки по стране и явка по регионам. Цифры участков, регионов и округов, кандидаты и "
        + $"округа, где победили независимые, созданы из числа {seed}: о настоящих выборах они не говорят ничего.",
        "A rehearsal. Only the national list votes and regional turnout were published. Figures of stations, regions and districts, the "
        + $"candidates and which districts independents won are made from the number {seed}: they say nothing about the real election.");
}
