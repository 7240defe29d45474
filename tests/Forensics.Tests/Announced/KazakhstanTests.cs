using Tabulation.Forensics.Announced;
using Tabulation.Forensics.Tests.Kit;

namespace Tabulation.Forensics.Tests.Announced;

/// <summary>
/// What the Central Election Commission of Kazakhstan announced of 19 March 2023, as reported by news agencies: nothing about single
/// stations.
/// </summary>
public class KazakhstanTests
{
    private static readonly AnnouncedTotals Totals = new(
    [
        new("amanat", 3_431_510), new("auyl", 693_938), new("respublica", 547_154), new("aqjol", 535_139),
        new("qhp", 432_920), new("osdp", 331_058), new("baytaq", 146_431), new("against_all", 248_291),
    ]);

    private static readonly AnnouncedTurnout Turnout = new(
        [10, 12, 14, 16, 18, 20, 22],
        [
            Of("Abai", 15.13m, 33.58m, 52.28m, 55.23m, 56.14m, 57.02m, 57.02m),
            Of("Akmola", 15.61m, 33.63m, 52.12m, 58.96m, 59.49m, 60.01m, 60.01m),
            Of("Aktobe", 12.44m, 33.18m, 51.28m, 56.32m, 56.88m, 57.45m, 58.00m),
            Of("Almaty Region", 15.32m, 34.41m, 52.13m, 59.45m, 59.74m, 60.03m, 60.03m),
            Of("Atyrau", 12.94m, 30.66m, 36.15m, 48.15m, 49.19m, 50.22m, 51.23m),
            Of("West Kazakhstan", 12.96m, 33.61m, 55.14m, 58.61m, 58.81m, 59.01m, 59.20m),
            Of("Zhambyl", 16.54m, 35.82m, 58.32m, 64.78m, 65.00m, 65.21m, 65.21m),
            Of("Zhetysu", 15.93m, 33.15m, 52.41m, 54.82m, 55.07m, 55.32m, 55.32m),
            Of("Karaganda", 16.31m, 34.19m, 56.97m, 58.21m, 58.85m, 59.48m, 59.48m),
            Of("Kostanay", 16.23m, 37.39m, 62.36m, 64.81m, 65.00m, 65.10m, 65.10m),
            Of("Kyzylorda", 12.64m, 32.78m, 54.31m, 64.95m, 65.70m, 66.46m, 67.21m),
            Of("Mangystau", 12.36m, 32.43m, 49.18m, 53.84m, 54.04m, 54.08m, 54.10m),
            Of("Pavlodar", 16.49m, 34.26m, 51.24m, 58.43m, 58.61m, 58.68m, 58.68m),
            Of("North Kazakhstan", 15.93m, 32.81m, 49.68m, 63.66m, 64.46m, 65.25m, 65.25m),
            Of("Turkistan", 15.62m, 38.29m, 48.37m, 49.14m, 51.07m, 53.01m, 53.01m),
            Of("Ulytau", 16.38m, 34.61m, 52.29m, 58.26m, 58.63m, 58.99m, 58.99m),
            Of("East Kazakhstan", 16.11m, 34.16m, 58.69m, 63.09m, 63.63m, 64.15m, 64.15m),
            Of("Astana", 13.58m, 23.35m, 33.65m, 38.57m, 40.94m, 42.91m, 42.91m),
            Of("Almaty City", 8.51m, 11.25m, 15.38m, 19.14m, 22.95m, 25.82m, 25.82m),
            Of("Shymkent", 12.57m, 19.63m, 35.61m, 42.31m, 43.89m, 45.46m, 45.46m),
        ]);

    [Fact]
    public void Six_of_the_eight_totals_lie_within_4_1_votes_of_a_multiple_of_a_tenth_of_a_percent()
    {
        var found = RoundTotals.Run(Totals);
        Assert.Equal((8, 6, 6_366_441), (found.Number("totals"), found.Number("near"), found.Number("sum")));
        Assert.InRange(found.Number("furthest"), 4.05, 4.1);
        Assert.StartsWith("6 of the 8 vote totals lie within 4.1 votes of an exact multiple of 0.1% of "
            + "6,366,441;", found.Sentence, StringComparison.Ordinal);
        Assert.True(found.About.PostHoc);
    }

    [Fact]
    public void In_14_of_20_regions_the_turnout_of_18_10_is_the_midpoint()
    {
        var found = EqualIncrements.Run(Turnout);
        Assert.Equal((20, 14), (found.Number("regions 16-18-20"), found.Number("midpoints 16-18-20")));
        Assert.StartsWith("In 14 of 20 regions the turnout at 18 is the midpoint of those at 16 and 20 within 0.01 "
            + "point;", found.Sentence, StringComparison.Ordinal);
        Assert.Equal(14, found.List.Count);
        Assert.DoesNotContain(found.List, region => region.Name is "Abai" or "Kostanay" or "Mangystau" or "Pavlodar" or "Astana" or "Almaty City");
        Assert.True(found.About.PostHoc);
    }

    private static RegionTurnout Of(string region, params decimal[] percents) => new(region, [.. percents.Select(percent => (decimal?)percent)]);
}
