using System.Globalization;
using Tabulation.Contracts.Keys;
using Tabulation.Domain.Ids;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.Intake;

/// <summary>What else is known of the key that signs receipts, in the configuration section <c>Receipts</c>.</summary>
public sealed record ReceiptSettings
{
    public const string Section = "Receipts";

    /// <summary>
    /// Public keys that signed receipts before, commas between: each as <c>HEX@TIME</c>, its 65 bytes and when it ended (RFC 3339, UTC). Nothing counts that it has signed as
    /// of later.
    /// </summary>
    public string FormerKeys { get; init; } = "";

    /// <summary>Each with its end.</summary>
    /// <exception cref="SettingException">One cannot be read.</exception>
    public IReadOnlyList<ReceiptKey> ReadFormerKeys() => [.. ListText.Items(FormerKeys).Select(Read)];

    private static ReceiptKey Read(string text)
    {
        if (text.Split('@') is [var hex, var time] && ReceiptKeyText.TryKey(hex, out var key) && TryTime(time, out var end)) return new ReceiptKey(key, end);
        throw new SettingException(
            $"{Section}:{nameof(FormerKeys)}",
            $"has \"{text}\", which is not HEX@TIME with a P-256 public key in 130 hexadecimal digits, as tabulate ledger head shows it, and a time like 2026-11-22T10:00:00Z");
    }

    private static bool TryTime(string text, out Timestamp time)
    {
        time = default;
        if (!text.EndsWith('Z') || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)) return false;
        if (read < DateTimeOffset.UnixEpoch) return false;
        time = Timestamp.FromMilliseconds(read.ToUnixTimeMilliseconds());
        return true;
    }
}
