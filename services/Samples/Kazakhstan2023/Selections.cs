using Tabulation.Contracts.V1;
using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>What can be voted for. The districts' candidates are placeholders: no person is named.</summary>
internal static class Selections
{
    public static Selection OfList(ListResult list, int order) =>
        list.Code == Facts.AgainstAll ? AgainstAll() : Of(list.Code, list.Names, SelectionKind.List, order, "");

    public static IEnumerable<Selection> OfRace(Race race)
    {
        yield return Of(Facts.Amanat, AmanatCandidate, SelectionKind.Candidate, 1, Facts.Amanat);
        for (var n = 1; n <= race.Independents; n++)
            yield return Of($"independent-{n}", Independent(n), SelectionKind.Candidate, n + 1, "");
        yield return AgainstAll();
    }

    private static Names AmanatCandidate => new("«Аманат» кандидаты", "Кандидат от «Аманат»", "Candidate of Amanat");

    private static Names Independent(int n) => new($"Тәуелсіз кандидат {n}", $"Независимый кандидат {n}", $"Independent candidate {n}");

    private static Selection AgainstAll() => Of(Facts.AgainstAll, Facts.AgainstAllNames, SelectionKind.AgainstAll, 0, "");

    private static Selection Of(string code, Names names, SelectionKind kind, int order, string nominatedBy) => new()
    {
        Code = code,
        Names = { names.Texts },
        Kind = kind,
        RegistrationOrder = (uint)order,
        NominatedBy = nominatedBy,
    };
}
