using Tabulation.EchoService;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.ServiceDefaults.Tests.Hosting;

public sealed class ServiceSettingsTests
{
    [Theory]
    [InlineData("Address", "localhost")]
    [InlineData("GrpcPort", "-1")]
    [InlineData("GrpcPort", "65536")]
    [InlineData("HttpPort", "65536")]
    [InlineData("KeyPath", "key.pem")]
    [InlineData("DrainTime", "-00:00:01")]
    [InlineData("DrainTime", "01:00:01")]
    [InlineData("HealthPeriod", "00:00:00")]
    [InlineData("HealthPeriod", "01:00:01")]
    [InlineData("MaxMessageBytes", "0")]
    [InlineData("MaxStreamsPerConnection", "0")]
    public void Setting_that_cannot_be_used_is_named(string setting, string value)
    {
        var error = Assert.Throws<SettingException>(() => EchoServer.Build([$"--Service:{setting}={value}"]));
        Assert.Contains($"Service__{setting}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_that_there_is_none_of_is_named()
    {
        var error = Assert.Throws<SettingException>(() => EchoServer.Build(["--Service:GrpcPrt=5001"]));
        Assert.Contains("Service__GrpcPrt", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GrpcPort", "many")]
    [InlineData("DrainTime", "soon")]
    public void Setting_that_cannot_be_read_is_named(string setting, string value)
    {
        var error = Assert.Throws<SettingException>(() => EchoServer.Build([$"--Service:{setting}={value}"]));
        Assert.Contains($"Service__{setting}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_that_does_not_exist_is_named()
    {
        string[] settings = ["--Service:CertificatePath=/no/certificate.pem", "--Service:KeyPath=/no/key.pem"];
        var error = Assert.ThrowsAny<IOException>(() => EchoServer.Build(settings));
        Assert.Contains("/no/certificate.pem", error.Message, StringComparison.Ordinal);
    }
}
