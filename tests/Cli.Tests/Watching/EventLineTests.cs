using Tabulation.Cli.Watching;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Tests.Watching;

public sealed class EventLineTests
{
    [Fact]
    public void An_event_says_what_values_were_before_but_no_ids_and_no_sums_of_other_areas()
    {
        var told = new Event
        {
            RecordedAt = 1_700_000_000_000, Kind = EventKind.StationsChanged, Reason = "Fire.", Detail = "Split: closed P003, opened P900",
            Changes =
            {
                new ValueChange { Value = ChangedValue.PrecinctsExpected, Contest = "list", Before = "12", After = "11" },
                new ValueChange { Value = ChangedValue.PrecinctsExpected, Contest = "list", Area = "N", Before = "8", After = "7" },
                new ValueChange { Value = ChangedValue.Precinct, Code = "P003", Before = "OPEN", After = "CLOSED" },
                new ValueChange { Value = ChangedValue.Precinct, Code = "P900", After = "OPEN" },
                new ValueChange { Value = ChangedValue.ResultStatement, Before = "aa", After = "bb" },
                new ValueChange { Value = ChangedValue.TurnoutCount, Before = "120" },
            },
        };
        Assert.Equal(
            "22:13:20Z  STATIONS_CHANGED  Fire.  Split: closed P003, opened P900  PRECINCTS_EXPECTED 12 -> 11, PRECINCT P003 OPEN -> CLOSED, TURNOUT_COUNT 120 -> none",
            EventLine.Of(told));
    }
}
