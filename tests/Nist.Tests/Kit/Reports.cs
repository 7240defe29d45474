using System.Text.Json;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Nist.Tests.Kit;

/// <summary>Reports of the nights, with what each is called.</summary>
internal static class Reports
{
    /// <summary>Of every night: the definition alone, areas, and stations, of the larger country those of one region.</summary>
    public static IEnumerable<(string Name, NistSource Source, NistScope Scope)> All() => Nights.All.SelectMany(night => Of(night.Name, night.State));

    public static JsonElement Json(NistSource source, NistScope scope) => JsonDocument.Parse(NistReport.Json(source, scope)).RootElement;

    public static JsonElement Json(ElectionState state, bool stations = false) => Json(NistSource.Of(state), NistScope.All(state.Election!, stations));

    /// <summary>Objects anywhere within, of one class.</summary>
    public static IEnumerable<JsonElement> AllOf(this JsonElement here, string type) => here.ValueKind switch
    {
        JsonValueKind.Array => here.EnumerateArray().SelectMany(item => item.AllOf(type)),
        JsonValueKind.Object => Itself(here, type).Concat(here.EnumerateObject().SelectMany(property => property.Value.AllOf(type))),
        _ => [],
    };

    public static string Text(this JsonElement here, string name) => here.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static IEnumerable<JsonElement> Itself(JsonElement here, string type) => here.Text("@type") == $"ElectionResults.{type}" ? [here] : [];

    private static IEnumerable<(string Name, NistSource Source, NistScope Scope)> Of(string name, ElectionState state)
    {
        var election = state.Election!;
        var region = election.Precincts.Count > 1_000 ? election.FindArea("KZ-62") : null;
        var stations = NistScope.All(election, stations: true) with { Area = region };
        yield return ($"{name}, definition", NistSource.Definition(state), NistScope.All(election));
        yield return ($"{name}, definition and stations", NistSource.Definition(state), stations);
        yield return ($"{name}, areas", NistSource.Of(state), NistScope.All(election));
        yield return ($"{name}, stations", NistSource.Of(state), stations);
        yield return ($"{name}, one contest", NistSource.Of(state), new NistScope([new ContestIndex(election.Contests.Count - 1)], null, false));
    }
}
