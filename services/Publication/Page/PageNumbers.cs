using System.Globalization;
using System.Numerics;

namespace Tabulation.Publication.Page;

/// <summary>Numbers as people of the language write them, worked out in whole numbers.</summary>
internal sealed class PageNumbers(PageLanguage language)
{
    private const char NoBreak = '\u00a0';

    private readonly NumberFormatInfo format = new()
    {
        NumberGroupSeparator = language == PageLanguage.English ? "," : $"{NoBreak}", NumberDecimalSeparator = language == PageLanguage.English ? "." : ",",
    };

    public string Of(long value) => value.ToString("#,0", format);

    /// <summary>
    /// In per cent with two digits, rounded half up; more digits where it would else seem to lie on the other side of the threshold. A dash where there is nothing to
    /// be a share of.
    /// </summary>
    public string Percent(long part, long whole, (BigInteger Numerator, BigInteger Denominator)? threshold = null)
    {
        if (whole <= 0) return "–";
        for (var digits = 2; ; digits++)
        {
            var scale = BigInteger.Pow(10, digits);
            var rounded = ((200 * scale * part) + whole) / (2 * (BigInteger)whole);
            if (digits < 8 && threshold is { } least
                && (part * least.Denominator >= least.Numerator * whole) != (rounded * least.Denominator >= least.Numerator * 100 * scale)) continue;
            return Sign(Fixed(rounded, digits));
        }
    }

    /// <summary>A percentage that was announced as one.</summary>
    public string Announced(double percent) => Sign(percent.ToString("0.00", format));

    private string Fixed(BigInteger scaled, int digits)
    {
        var text = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        return $"{text[..^digits]}{format.NumberDecimalSeparator}{text[^digits..]}";
    }

    private string Sign(string number) => language == PageLanguage.English ? $"{number}%" : $"{number}{NoBreak}%";
}
