using System.Text.Json;
using Tabulation.Nist.Tests.Kit;

namespace Tabulation.Nist.Tests;

/// <summary>Places are told by the ids that others know them by.</summary>
public class PublicIdTests
{
    private static readonly JsonElement s_report = Reports.Json(NistSource.Of(Nights.KazakhstanEarly), NistScope.All(Nights.KazakhstanEarly.Election!));

    [Fact]
    public void Each_of_the_twenty_regions_has_its_code_of_ISO_3166_2_and_is_a_part_of_a_country()
    {
        var regions = s_report.AllOf("ReportingUnit").Where(unit => unit.Text("Type") == "state").ToList();
        Assert.Equal(
            new[] { 10, 11, 15, 19, 23, 27, 31, 33, 35, 39, 43, 47, 55, 59, 61, 62, 63, 71, 75, 79 }.Select(number => $"KZ-{number}"),
            regions.SelectMany(Ids).Where(id => id.Type == "other/iso-3166-2").Select(id => id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(20, regions.Count);
    }

    [Fact]
    public void The_country_has_its_code_of_ISO_3166_1_and_the_OCD_ID_that_is_made_of_it()
    {
        var country = Assert.Single(s_report.AllOf("ReportingUnit"), unit => unit.Text("Type") == "country");
        Assert.Equal([("local-level", "KZ"), ("ocd-id", "ocd-division/country:kz"), ("other/iso-3166-1", "KZ")], Ids(country));
    }

    private static IEnumerable<(string Type, string Value)> Ids(JsonElement unit) => unit.GetProperty("ExternalIdentifier").EnumerateArray()
        .Select(id => (id.Text("Type") + (id.Text("OtherType") is { Length: > 0 } other ? $"/{other}" : ""), id.Text("Value")));
}
