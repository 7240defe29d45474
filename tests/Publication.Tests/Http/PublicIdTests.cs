using System.Text;
using Tabulation.Publication.Http;
using Tabulation.Publication.Http.Tables;
using Tabulation.Recount;
using Tabulation.Samples;
using Tabulation.Samples.Tests;

namespace Tabulation.Publication.Tests.Http;

/// <summary>The ids of a public scheme reach whoever reads JSON or tables.</summary>
public class PublicIdTests
{
    [Fact]
    public void Each_of_Kazakhstans_twenty_regions_has_its_code_of_ISO_3166_2_in_JSON_and_in_the_table()
    {
        var sample = SampleCatalogue.Find("kazakhstan-2023")!.Build(TestKeys.Rehearsal(1));
        var state = new PlayedNight(sample with { Night = [.. sample.Night.Take(1)] }).Fold.State;
        var election = state.Election!;
        var regions = ElectionWriter.Write(election).Areas.Where(area => area.Parent == "KZ" && area.ExternalId is not null)
            .ToDictionary(area => area.Code, area => area.ExternalId!);
        Assert.Equal(20, regions.Values.Distinct().Count());
        Assert.All(regions.Values, id => Assert.Matches("^KZ-[0-9]{2}$", id));

        var rows = FoldTotals.All(state).Rows.Where(row => row.Contest == "list" && regions.ContainsKey(row.Area)).ToList();
        var table = Encoding.UTF8.GetString(TotalsTable.Write(election, rows)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(',')).ToList();
        var (area, id) = (Array.IndexOf(table[0], "area"), Array.IndexOf(table[0], "area_id"));
        Assert.Equal(regions.Values.Order(StringComparer.Ordinal), table.Skip(1).Select(row => row[id]).Order(StringComparer.Ordinal));
        Assert.All(table.Skip(1), row => Assert.Equal(regions[row[area]], row[id]));
    }
}
