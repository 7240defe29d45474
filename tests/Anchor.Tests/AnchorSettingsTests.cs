using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.Anchor.Tests;

/// <summary>Either a file or another database.</summary>
public sealed class AnchorSettingsTests
{
    [Fact]
    public void A_file_is_enough() => Assert.IsType<FileAnchor>(new AnchorSettings { Origin = "a.example/b", File = "/volume/anchor" }.Open());

    [Fact]
    public void Neither_is_refused_and_so_are_both()
    {
        Assert.Throws<SettingException>(() => new AnchorSettings { Origin = "a.example/b" }.Open());
        Assert.Throws<SettingException>(() => new AnchorSettings { Origin = "a.example/b", File = "/volume/anchor", Host = "db" }.Open());
    }
}
