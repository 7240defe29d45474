using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Checks;

/// <summary>Looks at stations' figures.</summary>
public interface IStationCheck
{
    CheckDescription About { get; }

    CheckResult Run(StationTable table);
}

/// <summary>A check whose result has a probability under chance alone: what simulated nights can call a false alarm.</summary>
public interface IStationTest : IStationCheck
{
    /// <summary>
    /// The probability of at least as much by chance; null where there are too few stations to say. Safe for concurrent use.
    /// </summary>
    double? Probability(NightCounts counts);
}
