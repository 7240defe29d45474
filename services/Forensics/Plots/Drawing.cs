namespace Tabulation.Forensics.Plots;

/// <summary>What all plots share: size, headings, and last lines that say what is not shown.</summary>
internal static class Drawing
{
    public const double Width = 880;
    public const double Left = 72;
    public const double Right = Width - 24;
    public const double Top = 112;
    public const double Bottom = 96;

    private const double Margin = Left - 48;

    // Letters are narrower than this in any of the fonts.
    private const double WidthInSizes = 0.56;

    public static Svg Start(double height, string title, string subtitle, string description)
    {
        var svg = new Svg(Width, height, title, description);
        svg.Text(Margin, 34, title, new TextStyle(20, Bold: true));
        foreach (var (row, line) in Lines(subtitle, 13).Index()) svg.Text(Margin, 56 + (row * 17), line, new TextStyle(13, Colours.Faint));
        return svg;
    }

    public static string Finish(this Svg svg, double height, string note)
    {
        var lines = Lines(note, 12).ToList();
        foreach (var (row, line) in lines.Index()) svg.Text(Margin, height - 14 - ((lines.Count - 1 - row) * 16), line, new TextStyle(12, Colours.Faint));
        return svg.Finish();
    }

    /// <summary>Words broken into lines that are not wider than the drawing.</summary>
    private static IEnumerable<string> Lines(string words, double size)
    {
        var most = (Width - (2 * Margin)) / (size * WidthInSizes);
        var line = "";
        foreach (var word in words.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}

/// <summary>A drawing under the name of its file.</summary>
public readonly record struct Plot(string FileName, string Svg);
