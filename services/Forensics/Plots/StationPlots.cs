using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Plots;

/// <summary>All plots of a contest's stations.</summary>
public static class StationPlots
{
    private static readonly (string Name, Func<StationTable, Plot> Draw)[] All =
    [
        ("turnout.svg", PercentHistogram.Turnout), ("share.svg", PercentHistogram.Share), ("votes-by-turnout.svg", VotesByTurnout.Draw),
        ("fingerprint.svg", Fingerprint.Draw), ("whole-percentages.svg", WholePercentPlot.Draw), ("last-digits.svg", LastDigitsPlot.Draw),
    ];

    /// <summary>Names of their files, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(plot => plot.Name)];

    public static IReadOnlyList<Plot> Draw(StationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. All.Select(plot => plot.Draw(table))];
    }

    /// <summary>One of them alone.</summary>
    /// <param name="table">The stations.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="InvalidOperationException">There is no plot of that name.</exception>
    public static Plot Draw(StationTable table, string name)
    {
        ArgumentNullException.ThrowIfNull(table);
        return All.Single(plot => plot.Name == name).Draw(table);
    }
}
