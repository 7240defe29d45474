using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Tabulation.Cli.Watching;

/// <summary>A line of a full-screen view. Nothing rests on how it is set off: it reads the same without.</summary>
/// <param name="Text">Without control characters only once it is <see cref="Fit"/>.</param>
/// <param name="IsStrong">Shown bold where the terminal can.</param>
internal readonly record struct ScreenLine(string Text, bool IsStrong = false)
{
    public static implicit operator ScreenLine(string text) => new(text);

    /// <summary>
    /// At most so many cells wide. What somebody wrote into a reason must not command the terminal: control characters become blanks.
    /// </summary>
    public ScreenLine Fit(int width)
    {
        var fitting = new StringBuilder();
        var cells = 0;
        foreach (var rune in Text.EnumerateRunes())
        {
            var shown = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? " " : rune.ToString();
            cells += CellsOf(shown);
            if (cells > width) break;
            fitting.Append(shown);
        }

        return this with { Text = fitting.ToString() };
    }

    /// <summary>Filled up with blanks, or cut, to so many cells.</summary>
    public static string Left(string text, int width)
    {
        var fitting = new ScreenLine(text).Fit(width).Text;
        return fitting + new string(' ', width - CellsOf(fitting));
    }

    /// <inheritdoc cref="Left"/>
    public static string Right(string text, int width)
    {
        var fitting = new ScreenLine(text).Fit(width).Text;
        return new string(' ', width - CellsOf(fitting)) + fitting;
    }

    private static int CellsOf(string text) => new Segment(text).CellCount();
}
