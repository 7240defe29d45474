namespace Tabulation.ServiceDefaults.Settings;

/// <summary>A setting cannot be used: the service does not start.</summary>
/// <param name="setting">Its name, section and setting with a colon between; said as in the table of the README.</param>
/// <param name="problem">What is wrong, to be read after the name.</param>
public sealed class SettingException(string setting, string problem) : Exception($"The setting {setting.Replace(":", "__", StringComparison.Ordinal)} {problem}.");
