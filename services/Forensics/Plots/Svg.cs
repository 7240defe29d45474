using System.Globalization;
using System.Security;
using System.Text;

namespace Tabulation.Forensics.Plots;

/// <summary>
/// Writes a drawing as SVG 1.1: shapes in the order given, over white, with a title and a description for those who cannot see it.
/// </summary>
internal sealed class Svg
{
    private const string Fonts = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif";

    private readonly StringBuilder text = new();

    public Svg(double width, double height, string title, string description)
    {
        text.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" ");
        text.Append($"width=\"{N(width)}\" height=\"{N(height)}\" ");
        text.Append($"role=\"img\" aria-labelledby=\"title description\" font-family=\"{Fonts}\">\n");
        text.Append($"<title id=\"title\">{Escape(title)}</title>\n<desc id=\"description\">{Escape(description)}</desc>\n");
        Rectangle(0, 0, width, height, "#ffffff");
    }

    public void Rectangle(double x, double y, double width, double height, string fill) =>
        text.Append($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\"/>\n");

    public void Line(double fromX, double fromY, double toX, double toY, string stroke, double width = 1)
    {
        text.Append($"<line x1=\"{N(fromX)}\" y1=\"{N(fromY)}\" x2=\"{N(toX)}\" y2=\"{N(toY)}\" ");
        text.Append($"stroke=\"{stroke}\" stroke-width=\"{N(width)}\"/>\n");
    }

    /// <summary>Many rectangles of one colour in one shape, without seams where they meet.</summary>
    public void Rectangles(IEnumerable<(double X, double Y, double Width, double Height)> all, string fill)
    {
        var path = string.Concat(all.Select(one => $"M{N(one.X)} {N(one.Y)}h{N(one.Width)}v{N(one.Height)}h{N(-one.Width)}z"));
        if (path.Length > 0) text.Append($"<path d=\"{path}\" fill=\"{fill}\" shape-rendering=\"crispEdges\"/>\n");
    }

    public void Polyline(IEnumerable<(double X, double Y)> points, string stroke, double width)
    {
        var joined = string.Join(' ', points.Select(point => $"{N(point.X)},{N(point.Y)}"));
        text.Append($"<polyline points=\"{joined}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\" stroke-linejoin=\"round\"/>\n");
    }

    public void Text(double x, double y, string words, TextStyle style)
    {
        text.Append($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(style.Size)}\" font-weight=\"{(style.Bold ? 600 : 400)}\" ");
        text.Append($"fill=\"{style.Colour}\" text-anchor=\"{style.Anchor}\">{Escape(words)}</text>\n");
    }

    /// <summary>The whole document.</summary>
    public string Finish() => $"{text}</svg>\n";

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string words) => SecurityElement.Escape(words);
}

/// <summary>How words look; <paramref name="Anchor"/> is start, middle or end.</summary>
internal readonly record struct TextStyle(double Size, string Colour = Colours.Ink, string Anchor = "start", bool Bold = false);
