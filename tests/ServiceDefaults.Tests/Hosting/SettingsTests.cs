using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.ServiceDefaults.Tests.Hosting;

/// <summary>A setting that cannot be used keeps the service from starting, and is named.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void What_is_left_out_has_its_default() => Assert.Equal(new Sample { File = "f" }, Read(("File", "f")));

    [Fact]
    public void What_is_given_is_taken() =>
        Assert.Equal(new Sample { File = "f", Port = 7, Wait = TimeSpan.FromSeconds(2) }, Read(("File", "f"), ("Port", "7"), ("Wait", "00:00:02")));

    [Fact]
    public void Names_may_be_written_in_any_case() => Assert.Equal(7, Read(("FILE", "f"), ("PORT", "7")).Port);

    [Theory]
    [InlineData("Port", "0", "Sample__Port")]
    [InlineData("Port", "65536", "Sample__Port")]
    [InlineData("Port", "many", "Sample__Port")]
    [InlineData("Wait", "soon", "Sample__Wait")]
    [InlineData("File", "", "Sample__File")]
    [InlineData("Prot", "5", "Sample__Prot")]
    [InlineData("EqualityContract", "5", "Sample__EqualityContract")]
    public void One_that_cannot_be_used_is_named(string setting, string value, string name)
    {
        var error = Assert.Throws<SettingException>(() => Read(("File", "f"), (setting, value)));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_must_be_given_is_named() =>
        Assert.Contains("Sample__File", Assert.Throws<SettingException>(() => Read()).Message, StringComparison.Ordinal);

    private static Sample Read(params (string Key, string Value)[] settings)
    {
        var given = new Dictionary<string, string?>();
        foreach (var (key, value) in settings) given[$"Sample:{key}"] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(given).Build().Read<Sample>("Sample");
    }

    internal sealed record Sample
    {
        [Range(1, 65_535)]
        public int Port { get; init; } = 5;

        [Required]
        public string File { get; init; } = "";

        public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(1);
    }
}
