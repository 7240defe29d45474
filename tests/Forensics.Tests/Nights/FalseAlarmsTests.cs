using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Nights;
using Tabulation.Forensics.Reports;
using Tabulation.Forensics.Tests.Kit;

namespace Tabulation.Forensics.Tests.Nights;

public class FalseAlarmsTests
{
    private const int Nights = 1_000;

    private static IReadOnlyList<IStationTest> Tests => [.. Examination.Checks().OfType<IStationTest>()];

    /// <summary>Each test is wrong about honest nights as often as its level says, and all of them together no more often.</summary>
    [Fact]
    public void Honest_nights_raise_no_more_alarms_than_announced()
    {
        var alarms = FalseAlarms.Measure(Tests, MadeUp.Country(800).Nights(), Nights, _ => { }, CancellationToken.None);
        Assert.Equal(["integer-percentages", "last-digits-leader", "last-digits-turnout"], alarms.Tests.Select(test => test.Code));
        // Four standard deviations of a binomial number around 5%; the lower bound shows that tests do not merely keep silent.
        Assert.All(alarms.Tests, test => Assert.InRange(test.Alarms, 22, 78));
        Assert.InRange(alarms.Any, 15, 78);
    }

    /// <summary>
    /// The same country with whole percentages at one station in ten: every night is alarming, so that the measure can see alarms.
    /// </summary>
    [Fact]
    public void A_night_that_is_not_honest_raises_one() =>
        Assert.InRange(new IntegerPercentages().Probability(MadeUp.Country(2_000).Change(10, MadeUp.AtWholePercent).Counts)!.Value, 0, FalseAlarms.Level / 3);

    [Fact]
    public void The_same_seed_gives_the_same_nights()
    {
        var country = MadeUp.Country(200);
        Assert.Equal(country.Nights(4).Draw(17).Turnout, country.Nights(4).Draw(17).Turnout);
        Assert.NotEqual(country.Nights(4).Draw(17).Turnout, country.Nights(5).Draw(17).Turnout);
        Assert.NotEqual(country.Nights(4).Draw(17).Turnout, country.Nights(4).Draw(18).Turnout);
    }

    /// <summary>Nights are drawn as wide as the country is: estimated from the night again, the correlations are the same.</summary>
    [Fact]
    public void Nights_are_as_wide_as_the_country()
    {
        var country = MadeUp.Country(4_000).Nights();
        Assert.InRange(country.TurnoutCorrelation, 0.008, 0.012);
        Assert.InRange(country.ShareCorrelation, 0.008, 0.012);
    }

    [Fact]
    public void Whoever_stops_waits_no_longer() => Assert.Throws<OperationCanceledException>(
        () => FalseAlarms.Measure(Tests, MadeUp.Country(100).Nights(), Nights, _ => { }, new CancellationToken(true)));

}
