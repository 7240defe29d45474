using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Tabulation.Anchor;
using Tabulation.Bus;
using Tabulation.Intake;
using Tabulation.Publication.Http;
using Tabulation.Publication.Http.Feeds;
using Tabulation.Publication.Watching;
using Tabulation.ServiceDefaults;
using Tabulation.ServiceDefaults.Settings;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TotalsCache.Redis;

namespace Tabulation.Deploy.Tests;

/// <summary>One setting that the services know.</summary>
/// <param name="Name">As an environment variable.</param>
/// <param name="Default">As text; <c>required</c> where it must be given, <c>none</c> where it may be left out.</param>
/// <param name="Range">Least and most, where it says them.</param>
internal sealed record Setting(string Name, string Default, (int Least, int Most)? Range)
{
    private static readonly (string Section, object Defaults)[] Records =
    [
        (ServiceSettings.Section, new ServiceSettings()),
        (KeySettings.Section, new KeySettings()),
        (PeerSettings.Section, new PeerSettings()),
        (BusSettings.Section, new BusSettings()),
        (StoreSettings.Section, new StoreSettings()),
        (CacheSettings.Section, new CacheSettings()),
        (AnchorSettings.Section, new AnchorSettings()),
        (CheckpointSettings.Section, new CheckpointSettings()),
        (ReceiptSettings.Section, new ReceiptSettings()),
        (WatchSettings.Section, new WatchSettings()),
        (FeedSettings.Section, new FeedSettings()),
        (HttpSettings.Section, new HttpSettings()),
    ];

    public static IReadOnlyDictionary<string, Setting> All { get; } = Records
        .SelectMany(record => record.Defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => Of(record.Section, record.Defaults, property)))
        .ToDictionary(setting => setting.Name);

    public static IEnumerable<string> RecordNames => Records.Select(record => record.Defaults.GetType().Name);

    private static Setting Of(string section, object defaults, PropertyInfo property)
    {
        var range = property.GetCustomAttribute<RangeAttribute>();
        var isRequired = property.GetCustomAttribute<RequiredAttribute>() is not null;
        var value = property.GetValue(defaults) switch
        {
            null or "" => isRequired ? "required" : "none",
            bool flag => flag ? "true" : "false",
            var other => other.ToString()!,
        };
        return new($"{section}__{property.Name}", value, range is null ? null : ((int)range.Minimum, (int)range.Maximum));
    }
}
