namespace Tabulation.Forensics.Plots;

/// <summary>
/// Colours that people with any colour vision tell apart (Okabe, Ito: Color Universal Design, 2008), and one hue from light to dark.
/// </summary>
internal static class Colours
{
    public const string Ink = "#222222";
    public const string Faint = "#5f6368";
    public const string Grid = "#e4e6e8";
    public const string Band = "#eef0f2";
    public const string Blue = "#0072b2";
    public const string Vermillion = "#d55e00";

    private static readonly (int Red, int Green, int Blue)[] Stops = [(222, 235, 247), (158, 202, 225), (66, 146, 198), (8, 81, 156), (4, 30, 66)];

    /// <summary>From light, 0, to dark, 1.</summary>
    public static string Shade(double part)
    {
        var at = Math.Clamp(part, 0, 1) * (Stops.Length - 1);
        var lower = Math.Min((int)at, Stops.Length - 2);
        var (from, to, share) = (Stops[lower], Stops[lower + 1], at - lower);
        return $"#{Mix(from.Red, to.Red, share):x2}{Mix(from.Green, to.Green, share):x2}{Mix(from.Blue, to.Blue, share):x2}";
    }

    private static int Mix(int from, int to, double share) => (int)Math.Round(from + ((to - from) * share));
}
