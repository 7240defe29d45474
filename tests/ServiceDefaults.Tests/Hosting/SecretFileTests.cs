using System.Text;
using Tabulation.ServiceDefaults.Settings;
using Tabulation.TestKit;

namespace Tabulation.ServiceDefaults.Tests.Hosting;

/// <summary>A secret that cannot be used names its setting and its file, and never itself.</summary>
public sealed class SecretFileTests : IDisposable
{
    private const string Setting = "Bus__PasswordFile";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_is_the_files_text_without_what_stands_around_it()
    {
        var path = Write("  sesame open \r\n\n");
        Assert.Equal("sesame open", SecretFile.ReadText(path, Setting));
    }

    [Fact]
    public void A_key_is_the_texts_bytes() =>
        Assert.Equal(Encoding.UTF8.GetBytes("0123456789abcdef"), SecretFile.ReadKey(Write("0123456789abcdef\n"), Setting));

    [Fact]
    public void A_key_that_is_short_is_refused_and_not_shown()
    {
        var path = Write("0123456789abcde\n");
        var error = Assert.Throws<SettingException>(() => SecretFile.ReadKey(path, Setting));
        Names(error, path);
        Assert.DoesNotContain("0123456789", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void An_empty_file_is_refused(string text)
    {
        var path = Write(text);
        Names(Assert.Throws<SettingException>(() => SecretFile.ReadText(path, Setting)), path);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Names(Assert.Throws<SettingException>(() => SecretFile.ReadText(folder.File("none"), Setting)), folder.File("none"));

    [Fact]
    public void A_folder_is_named() => Names(Assert.Throws<SettingException>(() => SecretFile.ReadKey(folder.Path, Setting)), folder.Path);

    [Fact]
    public void No_path_at_all_is_named() => Names(Assert.Throws<SettingException>(() => SecretFile.ReadText("", Setting)), "names no file");

    private static void Names(SettingException error, string path)
    {
        Assert.Contains(Setting, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        File.WriteAllText(folder.File("secret"), text);
        return folder.File("secret");
    }
}
