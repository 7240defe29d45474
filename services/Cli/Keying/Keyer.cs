using System.Globalization;
using Tabulation.Cli.Showing;
using Sheet = Tabulation.Domain.Elections.Sheet;

namespace Tabulation.Cli.Keying;

/// <summary>Asks for a form's figures one after the other, with the form's own wording.</summary>
/// <param name="sheet">The form's lines and the contest's selections.</param>
/// <param name="input">Where a figure a line is typed.</param>
/// <param name="output">Where is asked.</param>
internal sealed class Keyer(Sheet sheet, TextReader input, TextWriter output)
{
    private const string Back = "<";

    /// <summary>Keys figures with these numbers: lines first, then votes.</summary>
    /// <exception cref="InputException">The input ended before.</exception>
    public async Task<long[]> KeyAsync(IReadOnlyList<int> figures, CancellationToken cancellation)
    {
        var keyed = new long[figures.Count];
        for (var next = 0; next < keyed.Length;)
        {
            await output.WriteAsync($"  {next + 1}/{keyed.Length}  {NameOf(figures[next])}: ");
            var text = (await input.ReadLineAsync(cancellation)
                ?? throw new InputException("The keying ended before the form did; nothing was handed in.")).Trim();
            if (text == Back && next > 0) next--;
            else if (TryRead(text, out keyed[next])) next++;
            else
                await output.WriteLineAsync(
                    $"  A whole number from 0 to {int.MaxValue:N0} is needed, 0 where the form says none; {Back} goes back.");
        }

        return keyed;
    }

    /// <summary>A figure as the form words it, with its code.</summary>
    public string NameOf(int figure)
    {
        var (names, code) = figure < sheet.Lines
            ? (sheet.Form.Lines[figure].Names, sheet.Form.Lines[figure].Code)
            : (sheet.Contest.Selections[figure - sheet.Lines].Names, sheet.Contest.Selections[figure - sheet.Lines].Code);
        return $"{Readable.Name(names, code)} [{code}]";
    }

    private static bool TryRead(string text, out long figure) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out figure) && figure <= int.MaxValue;
}
