namespace Tabulation.ServiceDefaults.Settings;

/// <summary>Secrets come by file: an environment variable is seen by too many.</summary>
public static class SecretFile
{
    private const int FewestBytes = 16;

    /// <summary>The file's text without blanks and line ends around it.</summary>
    /// <param name="path">As configured.</param>
    /// <param name="setting">Name of the setting, for messages.</param>
    /// <exception cref="SettingException">It cannot be read, or is empty.</exception>
    public static string ReadText(string path, string setting)
    {
        if (string.IsNullOrEmpty(path)) throw new SettingException(setting, "names no file; give one that holds the secret and nothing else");
        try
        {
            var text = File.ReadAllText(path).Trim();
            return text.Length > 0 ? text : throw new SettingException(setting, $"names {path}, which is empty");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(setting, $"names {path}, which cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>As <see cref="ReadText"/>, for secrets that machines made: the text's bytes, 16 at least.</summary>
    /// <exception cref="SettingException">It cannot be read, or is too short to be a secret.</exception>
    public static byte[] ReadKey(string path, string setting)
    {
        var key = System.Text.Encoding.UTF8.GetBytes(ReadText(path, setting));
        return key.Length >= FewestBytes
            ? key
            : throw new SettingException(setting, $"names {path}, which holds {key.Length} bytes; a secret has {FewestBytes} at least");
    }
}
