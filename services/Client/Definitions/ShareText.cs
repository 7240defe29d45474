using System.Globalization;

namespace Tabulation.Client.Definitions;

/// <summary>Reads an exact fraction as people write it: <c>5%</c>, <c>0.67%</c>, <c>1/150</c>, <c>7/10</c>, <c>0</c>, <c>1.4</c>.</summary>
internal static class ShareText
{
    /// <summary>False for anything else, and for numerators or denominators above <paramref name="most"/>. In lowest terms but for the per cent.</summary>
    public static bool TryParse(string text, uint most, out uint numerator, out uint denominator)
    {
        (numerator, denominator) = (0, 1);
        var percent = text.EndsWith('%');
        var number = (percent ? text[..^1] : text).Trim();
        var isRead = number.Split('/') switch
        {
            [var above, var below] when !percent => TryWhole(above, out numerator) && TryWhole(below, out denominator) && denominator > 0,
            [var one] => TryDecimal(one, percent ? 100U : 1U, out numerator, out denominator),
            _ => false,
        };
        return isRead && numerator <= most && denominator <= most;
    }

    private static bool TryDecimal(string text, uint scale, out uint numerator, out uint denominator)
    {
        denominator = scale;
        var parts = text.Split('.');
        var decimals = parts.Length == 2 ? parts[1].TrimEnd('0') : "";
        if (parts.Length > 2 || decimals.Length > 6 || (parts.Length == 2 && parts[1].Length == 0))
        {
            numerator = 0;
            return false;
        }

        for (var digit = 0; digit < decimals.Length; digit++) denominator *= 10;
        return TryWhole(parts[0] + decimals, out numerator);
    }

    private static bool TryWhole(string text, out uint value) =>
        uint.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
