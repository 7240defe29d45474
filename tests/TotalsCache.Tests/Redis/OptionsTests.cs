using Tabulation.TotalsCache.Redis;

namespace Tabulation.TotalsCache.Tests.Redis;

public sealed class OptionsTests
{
    private static readonly RedisTotalsOptions Good = RedisFixture.Options("cache:6379", "tabulation");

    public static TheoryData<string, string> Wrong => new()
    {
        { "no server", "Servers" }, { "short secret", "Secret" }, { "no name", "Name" }, { "name with braces", "Name" }, { "no time", "Timeout" },
        { "endless", "Timeout" },
    };

    [Fact]
    public void Good_ones_have_no_fault() => Assert.Null(Good.FindFault());

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_fault_is_named(string fault, string option)
    {
        var options = fault switch
        {
            "no server" => Good with { Servers = "" },
            "short secret" => Good with { Secret = new byte[31] },
            "no name" => Good with { Name = "" },
            "name with braces" => Good with { Name = "a}{b" },
            "no time" => Good with { Timeout = TimeSpan.Zero },
            _ => Good with { Timeout = TimeSpan.FromHours(1) },
        };
        Assert.StartsWith(option, options.FindFault(), StringComparison.Ordinal);
    }
}
