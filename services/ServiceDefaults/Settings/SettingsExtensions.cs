using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Tabulation.ServiceDefaults.Settings;

/// <summary>Reads settings from the configuration, checked against the ranges that their attributes give.</summary>
public static class SettingsExtensions
{
    /// <summary>The settings of a section; what the configuration leaves out has its default.</summary>
    /// <exception cref="SettingException">One is missing, out of range, unreadable or unknown; the first such one.</exception>
    public static T Read<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var given = configuration.GetSection(section);
        if (given.GetChildren().FirstOrDefault(child => !IsSetting<T>(child.Key)) is { } unknown)
            throw new SettingException($"{section}:{unknown.Key}", "is none there is; the README lists all");
        var settings = Bind<T>(given);
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), problems, validateAllProperties: true);
        return problems.Count == 0
            ? settings
            : throw new SettingException($"{section}:{problems[0].MemberNames.First()}", $"cannot be used: {problems[0].ErrorMessage?.TrimEnd('.')}");
    }

    /// <summary>In any case of letters, as configuration has it: environment variables are often written in capitals.</summary>
    private static bool IsSetting<T>(string name) =>
        typeof(T).GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance) is not null;

    private static T Bind<T>(IConfigurationSection given)
        where T : class, new()
    {
        try
        {
            return given.Get<T>() ?? new T();
        }
        catch (InvalidOperationException unreadable)
        {
            // Which one it is, the message says only.
            var wrong = given.GetChildren().FirstOrDefault(child => unreadable.Message.Contains($"'{child.Path}'", StringComparison.Ordinal));
            throw wrong is null
                ? new SettingException(given.Path, $"cannot be read: {unreadable.Message.TrimEnd('.')}")
                : new SettingException(wrong.Path, $"is \"{wrong.Value}\", which it cannot be; the README says what it takes");
        }
    }
}
