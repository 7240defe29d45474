using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Reports;
using Tabulation.Forensics.Tests.Kit;
using Tabulation.TestKit;

namespace Tabulation.Forensics.Tests;

/// <summary>A real election at full size, against what has been published about it.</summary>
public class DumaTests
{
    /// <summary>Kobak, Shpilkin and Pshenichnikov's data for 2016 and definition: 1,498 more stations than chance gives.</summary>
    [SharedDataFact(DumaStations.File)]
    public void Whole_percentages_exceed_chance_by_as_many_stations_as_published()
    {
        var table = DumaStations.Read();
        Assert.Equal((96_871, "list_4", 28_527_828), (table.Stations.Count, table.Selections[table.Leader], table.Totals[table.Leader]));
        var examination = Examination.Of(table, Examination.Checks());
        var found = examination.Results.Single(result => result.About.Code == "integer-percentages");
        Assert.InRange(found.Number("excess"), 1_495, 1_501);
        Assert.Equal((90_357, 19_068), (found.Number("stations"), found.Number("whole")));
        Assert.InRange(found.Number("standardDeviation"), 117, 117.2);
        Assert.InRange(found.Adjusted!.Value, 0, 1e-30);
        Assert.All(examination.Results, result => Assert.DoesNotContain("fraud", result.Sentence, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// By moments of the same stations' figures in another way: turnout and share of honest nights are as wide as the real ones, and
    /// still no alarm.
    /// </summary>
    [SharedDataFact(DumaStations.File)]
    public void An_honest_night_at_the_same_stations_does_not()
    {
        var night = DumaStations.Read().Nights(2016).Draw(0);
        Assert.InRange(new IntegerPercentages().Probability(night)!.Value, 0.001, 1);
        Assert.InRange(LastDigits.OfLeader().Probability(night)!.Value, 0.001, 1);
    }
}
