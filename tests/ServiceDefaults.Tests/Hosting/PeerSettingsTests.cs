using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.ServiceDefaults.Tests.Hosting;

/// <summary>Where the other services are.</summary>
public sealed class PeerSettingsTests
{
    private static readonly Uri First = new("http://one:5001"), Second = new("https://two:5001");

    [Theory]
    [InlineData("http://one:5001,https://two:5001")]
    [InlineData("http://one:5001, https://two:5001")]
    [InlineData(" http://one:5001 https://two:5001,")]
    public void Several_addresses_are_taken_in_their_order(string list)
    {
        Assert.Equal([First, Second], new PeerSettings { Intake = list }.ReadIntake());
        Assert.Equal([First, Second], new PeerSettings { Tabulators = list }.ReadTabulators());
    }

    [Fact]
    public void By_default_Intake_is_on_this_machine_and_no_tabulator_is_known()
    {
        Assert.Equal([new Uri("http://localhost:5001")], new PeerSettings().ReadIntake());
        Assert.Empty(new PeerSettings().ReadTabulators());
    }

    [Theory]
    [InlineData("one:5001")]
    [InlineData("http://one:5001,two")]
    [InlineData("ftp://one:5001")]
    [InlineData(",")]
    public void What_is_no_address_is_named(string list)
    {
        var settings = new PeerSettings { Intake = list, Tabulators = list == "," ? "-" : list };
        Assert.Contains("Peers__Intake", Assert.Throws<SettingException>(settings.ReadIntake).Message, StringComparison.Ordinal);
        Assert.Contains("Peers__Tabulators", Assert.Throws<SettingException>(settings.ReadTabulators).Message, StringComparison.Ordinal);
    }
}
