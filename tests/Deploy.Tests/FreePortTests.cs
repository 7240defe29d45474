using System.Globalization;
using Tabulation.TestKit;

namespace Tabulation.Deploy.Tests;

/// <summary>Servers that tests kill find their ports free when they start again.</summary>
public sealed class FreePortTests
{
    private const string GivenBySystem = "/proc/sys/net/ipv4/ip_local_port_range";

    [Fact]
    public void Each_port_is_given_once_and_lies_below_those_that_the_system_gives()
    {
        var lowest = int.Parse(File.ReadAllText(GivenBySystem).Split('\t')[0], CultureInfo.InvariantCulture);
        int[] ports = [.. Enumerable.Range(0, 250).Select(_ => FreePort.Find())];
        Assert.Equal(ports.Length, ports.Distinct().Count());
        Assert.All(ports, port => Assert.InRange(port, 1_024, lowest - 1));
    }
}
