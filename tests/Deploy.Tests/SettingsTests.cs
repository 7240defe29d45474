using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Deploy.Tests;

/// <summary>Code, deploy/settings and the README's table name the same settings.</summary>
public sealed partial class SettingsTests
{
    private static readonly Dictionary<string, Match> Rows = File.ReadLines(Repository.PathOf("README.md"))
        .Select(line => Row().Match(line)).Where(row => row.Success).ToDictionary(row => row.Groups["name"].Value);

    [Fact]
    public void The_table_has_every_setting_once_and_no_other() => Assert.Equal(Setting.All.Keys.Order(), Rows.Keys.Order());

    [Fact]
    public void The_table_has_the_defaults_of_the_code() =>
        Assert.All(Rows, row => Assert.Equal(Setting.All[row.Key].Default, row.Value.Groups["default"].Value.Trim('`')));

    [Fact]
    public void The_table_has_the_ranges_of_the_code() => Assert.All(Rows, row =>
    {
        var range = row.Value.Groups["range"].Value;
        Assert.NotEmpty(range.Trim());
        if (Setting.All[row.Key].Range is { } checkedFor) Assert.Equal($"{checkedFor.Least:N0} to {checkedFor.Most:N0}", range);
    });

    [Fact]
    public void Settings_files_name_settings_that_there_are() =>
        Assert.Empty(SettingsFile.All.Values.SelectMany(file => file.Values.Keys).Except(Setting.All.Keys));

    /// <summary>A record that is read from the configuration and missing here would be left out of all other tests.</summary>
    [Fact]
    public void Every_settings_record_that_a_service_reads_is_looked_at()
    {
        var read = Directory.EnumerateFiles(Repository.PathOf("services"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => ReadOfSettings().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value).Distinct();
        Assert.Equal(Setting.RecordNames.Order(), read.Order());
    }

    [GeneratedRegex(@"^\| `(?<name>\w+__\w+)` \| (?<range>[^|]*) \| (?<default>[^|]*) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?:\.Read|\.Get)<(\w+Settings)>\(")]
    private static partial Regex ReadOfSettings();
}
