using System.CommandLine;
using System.Globalization;

namespace Tabulation.Cli;

/// <summary>Bounds of whole numbers on the command line.</summary>
internal static class OptionBounds
{
    /// <summary>Makes a number outside the bounds, which are included, an error. What is no number at all is one already.</summary>
    public static void RequireRange(this Option<int> option, int least, int most) => option.Validators.Add(given =>
    {
        // Not GetValueOrDefault, which throws where the text is no number.
        if (given.Tokens is not [var token]
            || !int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return;
        if (value < least || value > most) given.AddError($"{option.Name}: {value} is not from {least} to {most:N0}.");
    });
}
