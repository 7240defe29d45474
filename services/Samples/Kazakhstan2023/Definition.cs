using Tabulation.Contracts.V1;
using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>The election's definition, without its page hashes.</summary>
internal static class Definition
{
    /// <summary>How long a report of turnout may take was not found: as long as a plan can say.</summary>
    private const uint MostMinutes = 1_440;

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
        Turnout = new TurnoutPlan
        {
            Measure = TurnoutMeasure.Issued,
            Roll = TurnoutRoll.Registry,
            DueMinutes = MostMinutes,
            Moments =
            {
                Facts.TurnoutMoments.Select(moment => new TurnoutMoment
                {
                    At = (ulong)(Facts.PollsClose + moment).ToUnixTimeMilliseconds(), OffsetMinutes = Facts.OffsetMinutes,
                }),
            },
        },
        Quota = new QuotaRule
        {
            Names = { QuotaNames.Texts }, Numerator = 30, Denominator = 100, Rounding = QuotaRounding.Up, LegalBasis = Facts.QuotaClause,
        },
        Chamber = new Chamber
        {
            Names = { ChamberNames.Texts },
            Seats = (uint)(Facts.ListSeats + Regions.DistrictCount),
            Previous =
            {
                Facts.PreviousChamber.Select(before => new PreviousSeats
                {
                    List = before.List, Names = { before.Names.Texts }, Seats = (uint)before.Seats,
                }),
            },
        },
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

    private static Names QuotaNames => new(
        "Әйелдер, 29 жасқа дейінгі азаматтар және мүгедектігі бар адамдар",
        "Женщины, граждане до 29 лет и лица с инвалидностью",
        "Women, people under 29 and people with disabilities");

    private static Names ChamberNames => new("Мәжіліс", "Мажилис", "Majilis");

    private static Names Districts => new("Сайлау округтері", "Избирательные округа", "Electoral districts");

    private static Names Notes(ulong seed) => new(
        "Жаттығу. Тізімдердің ел бойынша дауыстары мен мандаттары, өңірлердегі қатысу (пайызбен), экзитполдар, бұрынғы палата ғана "
        + "жарияланған. "
        + $"Учаске, өңір, округ сандары, үміткерлер, тәуелсіздер жеңген округтер {seed} санынан жасалған: нақты сайлау туралы ештеңе "
        + "айтпайды.",
        "Репетиция. Опубликованы лишь голоса и мандаты списков по стране, явка по регионам (в процентах), экзитполы, прежняя палата. "
        + $"Цифры участков, регионов и округов, кандидаты и округа, где победили независимые, созданы из числа {seed}: о настоящих выборах "
        + "они не говорят ничего.",
        "A rehearsal. Published: only lists' national votes and seats, turnout by region (per cent), exit polls, the chamber before. "
        + $"Figures of stations, regions, districts, candidates, which districts independents won are made from the number {seed}: they "
        + "say nothing about the election.");
}
