using Tabulation.Forensics.Announced;

namespace Tabulation.Forensics.Tests.Announced;

public class SameHourTests
{
    /// <summary>As in a rehearsal whose day takes seconds: there each announcement is at the same hour, and so are all threes of them.</summary>
    [Fact]
    public void Announcements_within_one_hundredth_of_an_hour_have_no_intervals()
    {
        var turnout = new AnnouncedTurnout([22.03m, 22.03m, 22.03m, 22.03m, 22.04m], [new RegionTurnout("North", [10m, 20m, 30m, 40m, 50m])]);
        var found = EqualIncrements.Run(turnout);
        Assert.Null(found.Probability);
        Assert.Empty(found.Numbers);
    }
}
