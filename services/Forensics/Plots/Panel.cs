namespace Tabulation.Forensics.Plots;

/// <summary>A pair of axes with grid, numbers and names, to draw in.</summary>
internal sealed class Panel
{
    private const double Small = 12;

    private readonly Svg svg;
    private readonly double step;

    public Panel(Svg svg, Box box, (double Least, double Most) x, (double Least, double Most) y, bool rounded = true)
    {
        this.svg = svg;
        Box = box;
        X = new Scale(x.Least, x.Most, box.Left, box.Right);
        Y = new Scale(y.Least, y.Most, box.Bottom, box.Top);
        step = Y.StepFor(5);
        if (rounded) Y = Y.Rounded(step);
    }

    public Box Box { get; }

    public Scale X { get; }

    public Scale Y { get; }

    /// <summary>Lines and numbers of both axes; the names stand below and above the axes.</summary>
    public void Axes(string xName, string yName)
    {
        foreach (var tick in Y.Ticks(step))
        {
            svg.Line(Box.Left, Y.At(tick), Box.Right, Y.At(tick), tick == 0 ? Colours.Faint : Colours.Grid);
            svg.Text(Box.Left - 8, Y.At(tick) + 4, Number(tick), new TextStyle(Small, Colours.Faint, "end"));
        }

        foreach (var tick in X.Ticks(X.StepFor(10)))
        {
            svg.Line(X.At(tick), Box.Bottom, X.At(tick), Box.Bottom + 5, Colours.Faint);
            svg.Text(X.At(tick), Box.Bottom + 20, Number(tick), new TextStyle(Small, Colours.Faint, "middle"));
        }

        svg.Line(Box.Left, Box.Bottom, Box.Right, Box.Bottom, Colours.Faint);
        svg.Text(Box.Right, Box.Bottom + 40, xName, new TextStyle(Small, Anchor: "end"));
        svg.Text(Box.Left - 8, Box.Top - 12, yName, new TextStyle(Small));
    }

    /// <summary>A bar from 0, with its middle at <paramref name="x"/>.</summary>
    public (double X, double Y, double Width, double Height) Bar(double x, double width, double height)
    {
        var (left, right, zero, end) = (X.At(x - (width / 2)), X.At(x + (width / 2)), Y.At(0), Y.At(height));
        return (left, Math.Min(zero, end), right - left, Math.Abs(zero - end));
    }

    /// <summary>What lies between a number below 0 and the same above it, as far as it is on the panel.</summary>
    public (double X, double Y, double Width, double Height) Band(double x, double width, double away)
    {
        var (top, bottom) = (Y.At(Math.Min(away, Y.Most)), Y.At(Math.Max(-away, Y.Least)));
        return (X.At(x - (width / 2)), top, X.At(width) - X.At(0), bottom - top);
    }

    private static string Number(double number) =>
        (number < 0 ? "\u2212" : "") + (Math.Abs(number) >= 1_000_000 ? $"{Math.Abs(number) / 1_000_000:0.##}M" : $"{Math.Abs(number):#,0.##}");
}

/// <summary>Where a panel's axes lie on the drawing.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom);
