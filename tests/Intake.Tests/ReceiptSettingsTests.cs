using Tabulation.ServiceDefaults.Settings;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests;

public class ReceiptSettingsTests
{
    private static readonly string Hex = Convert.ToHexStringLower(SigningKey.Create().PublicKey.Bytes.Span);

    [Fact]
    public void Former_keys_are_read_with_their_ends()
    {
        var keys = new ReceiptSettings { FormerKeys = $"{Hex}@2026-11-22T10:00:00Z, {Hex}@1970-01-01T00:00:00.250Z" }.ReadFormerKeys();
        Assert.Equal([1_795_341_600_000, 250], keys.Select(key => key.Until!.Value.Milliseconds));
        Assert.All(keys, key => Assert.Equal(Hex, Convert.ToHexStringLower(key.Key.Bytes.Span)));
        Assert.Empty(new ReceiptSettings().ReadFormerKeys());
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}@")]
    [InlineData("{0}@tomorrow")]
    [InlineData("{0}@2026-11-22T10:00:00")]
    [InlineData("{0}@2026-11-22T10:00:00+01:00")]
    [InlineData("{0}@1969-12-31T23:59:59Z")]
    [InlineData("04ab@2026-11-22T10:00:00Z")]
    [InlineData("@2026-11-22T10:00:00Z")]
    public void One_that_cannot_be_read_is_named(string text)
    {
        var settings = new ReceiptSettings { FormerKeys = text.Replace("{0}", Hex, StringComparison.Ordinal) };
        Assert.Contains("Receipts__FormerKeys", Assert.Throws<SettingException>(() => settings.ReadFormerKeys()).Message, StringComparison.Ordinal);
    }
}
