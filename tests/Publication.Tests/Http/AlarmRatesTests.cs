using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Domain.Ids;
using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Stations;
using Tabulation.Publication.Http;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests.Http;

/// <summary>How often tests point at honest nights is measured beside all else.</summary>
public sealed class AlarmRatesTests
{
    /// <summary>The report that waits for it is worked out again, and asks again.</summary>
    [Fact]
    public async Task A_measurement_that_fails_has_ended_too()
    {
        using var rates = new AlarmRates(NullLogger<AlarmRates>.Instance);
        var stations = new StationTable(["a"], TurnoutBase.InBoxes, [new Station("P", [], 100, 50, 50, 0, [50])]);
        Assert.Null(rates.Ask(new ContestIndex(0), 1, stations, [new Failing()]));
        await Wait.Until(() => rates.Measured == 1, "the measurement to end");
    }

    private sealed class Failing : IStationTest
    {
        public CheckDescription About { get; } = new("FAILING", "", "", [], "", "");

        public CheckResult Run(StationTable table) => throw new NotSupportedException();

        public double? Probability(NightCounts counts) => throw new NotSupportedException();
    }
}
