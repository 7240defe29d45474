using System.Text.Json;
using Tabulation.Domain.Folding;
using Tabulation.Nist.Tests.Kit;
using Tabulation.Samples;

namespace Tabulation.Nist.Tests;

/// <summary>What reports say, read off the finished documents.</summary>
public class ReportTests
{
    [Fact]
    public void JSON_and_XML_say_the_same() => Assert.All(Reports.All(), report =>
    {
        var json = Facts.OfJson(NistReport.Json(report.Source, report.Scope));
        Assert.Equal(json, Facts.OfXml(NistReport.Xml(report.Source, report.Scope)));
        Assert.True(json.Count > 100, report.Name);
    });

    [Fact]
    public void Every_id_is_there_once_and_whatever_is_referred_to_is_there() => Assert.All(Reports.All(), report =>
    {
        var json = Reports.Json(report.Source, report.Scope);
        var ids = Ids(json).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(References(json).Except(ids));
    });

    [Fact]
    public void Votes_and_seats_are_those_that_the_samples_expect()
    {
        AssertExpected(Nights.Kazakhstan, Nights.KazakhstanLate);
        AssertExpected(Nights.Aralia, Nights.AraliaLate);
    }

    /// <summary>Everything counted and annulled, and not what only would be: areas are told from totals, stations from their own figures.</summary>
    [Fact]
    public void Stations_add_up_to_every_area() => Assert.All([Nights.AraliaEarly, Nights.AraliaLate], state =>
    {
        var report = Reports.Json(state, stations: true);
        var above = Above(report);
        foreach (var selection in report.AllOf("PartySelection").Concat(report.AllOf("CandidateSelection")))
            foreach (var kind in new[] { "/total", "annulled/other" })
                AssertAddsUp([.. selection.GetProperty("VoteCounts").EnumerateArray().Where(count => $"{count.Text("OtherType")}/{count.Text("Type")}" == kind)], above);
    });

    [Fact]
    public void If_held_results_counted_is_told_as_the_totals_tell_it()
    {
        var (state, report) = (Nights.AraliaEarly, Reports.Json(Nights.AraliaEarly));
        var (tally, sheet) = (state.Tally!, state.Election!.Sheets[0]);
        var row = tally.Rows.WholeOf(new(0));
        var expected = sheet.Contest.Selections.Select((_, number) => tally.SumsOf(row)[sheet.Lines + number] + tally.HeldDeltasOf(row)[sheet.Lines + number]);
        var scope = report.AllOf("Election").Single().Text("ElectionScopeId");
        var told = ContestOf(report, sheet.Contest.Code).GetProperty("ContestSelection").EnumerateArray().Select(selection => selection.GetProperty("VoteCounts")
            .EnumerateArray().Single(count => count.Text("GpUnitId") == scope && count.Text("OtherType") == "if-held-counted").GetProperty("Count").GetInt64());
        Assert.Equal(expected, told);
        Assert.Contains(expected.Zip(tally.SumsOf(row)[sheet.Lines..].ToArray()), pair => pair.First != pair.Second);
    }

    [Fact]
    public void A_test_says_so_and_what_is_synthetic_too()
    {
        var report = Reports.Json(Nights.KazakhstanEarly);
        Assert.Equal(("True", "rehearsal"), (report.Text("IsTest"), report.Text("TestType")));
        Assert.StartsWith("Synthetic", report.Text("Notes"), StringComparison.Ordinal);
    }

    [Fact]
    public void Regions_have_their_codes_of_ISO_3166_and_names_in_three_languages()
    {
        var region = Reports.Json(Nights.KazakhstanEarly).AllOf("ReportingUnit").Single(unit => unit.Text("@id") == "area.KZ-33");
        Assert.Contains(region.GetProperty("ExternalIdentifier").EnumerateArray(), id => (id.Text("OtherType"), id.Text("Value")) == ("iso-3166-2", "KZ-33"));
        Assert.Equal("state", region.Text("Type"));
        Assert.Equal(["en", "kk", "ru"], region.GetProperty("Name").AllOf("LanguageString").Select(word => word.Text("Language")).Order());
    }

    private static void AssertExpected(Sample sample, ElectionState state)
    {
        var report = Reports.Json(state);
        foreach (var expected in sample.Expected.Contests)
        {
            var contest = ContestOf(report, expected.Code);
            foreach (var (selection, told) in expected.Selections.Zip(contest.GetProperty("ContestSelection").EnumerateArray()))
            {
                Assert.Equal(selection.Votes, CountOf(told, contest, "total"));
                if (contest.Text("@type").EndsWith("PartyContest", StringComparison.Ordinal)) Assert.Equal(selection.Seats, CountOf(told, contest, "seats"));
                else Assert.Equal(selection.Seats > 0, told.TryGetProperty("CandidateIds", out var who) && WinnersOf(report).Contains(who[0].GetString()));
            }
        }
    }

    private static long CountOf(JsonElement selection, JsonElement contest, string type) => selection.GetProperty("VoteCounts").EnumerateArray()
        .Single(count => count.Text("Type") == type && count.Text("GpUnitId") == contest.Text("ElectionDistrictId")).GetProperty("Count").GetInt64();

    private static HashSet<string?> WinnersOf(JsonElement report) =>
        [.. report.AllOf("Candidate").Where(candidate => candidate.Text("PostElectionStatus") == "winner").Select(candidate => candidate.Text("@id"))];

    private static JsonElement ContestOf(JsonElement report, string code) =>
        report.GetProperty("Election")[0].GetProperty("Contest").EnumerateArray().Single(contest => contest.Text("@id") == NistIds.Contest(code));

    private static void AssertAddsUp(List<JsonElement> counts, Dictionary<string, List<string>> above)
    {
        var told = counts.ToDictionary(count => count.Text("GpUnitId"), count => count.GetProperty("Count").GetInt64());
        var summed = told.Where(count => count.Key.StartsWith("station.", StringComparison.Ordinal))
            .SelectMany(count => above[count.Key].Select(area => (Area: area, count.Value))).GroupBy(count => count.Area, count => count.Value)
            .ToDictionary(area => area.Key, area => area.Sum());
        foreach (var (area, count) in told.Where(count => !count.Key.StartsWith("station.", StringComparison.Ordinal)))
            Assert.Equal(summed.GetValueOrDefault(area), count);
    }

    /// <summary>All areas that each station is part of, by what units say they are composed of.</summary>
    private static Dictionary<string, List<string>> Above(JsonElement report)
    {
        var parents = report.AllOf("ReportingUnit").Where(unit => unit.TryGetProperty("ComposingGpUnitIds", out _))
            .SelectMany(unit => unit.GetProperty("ComposingGpUnitIds").EnumerateArray().Select(part => (Part: part.GetString()!, Whole: unit.Text("@id"))))
            .ToLookup(pair => pair.Part, pair => pair.Whole);
        return report.AllOf("ReportingUnit").Select(unit => unit.Text("@id")).ToDictionary(id => id, id => Upwards(id, parents).Distinct().ToList());
    }

    private static IEnumerable<string> Upwards(string id, ILookup<string, string> parents) => parents[id].SelectMany(parent => Upwards(parent, parents).Prepend(parent));

    private static IEnumerable<string> Ids(JsonElement here) => Strings(here, name => name == "@id");

    private static IEnumerable<string> References(JsonElement here) =>
        Strings(here, name => name is "PartyIds" or "CandidateIds" or "ComposingGpUnitIds" or "GpUnitId" or "PartyId" or "ElectionDistrictId" or "ElectionScopeId");

    private static IEnumerable<string> Strings(JsonElement here, Func<string, bool> wanted) => here.ValueKind switch
    {
        JsonValueKind.Array => here.EnumerateArray().SelectMany(item => Strings(item, wanted)),
        JsonValueKind.Object => here.EnumerateObject().SelectMany(property => wanted(property.Name) ? Values(property.Value) : Strings(property.Value, wanted)),
        _ => [],
    };

    private static IEnumerable<string> Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => item.GetString()!) : [value.GetString()!];
}
