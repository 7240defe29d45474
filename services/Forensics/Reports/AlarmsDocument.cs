using Tabulation.Forensics.Nights;

namespace Tabulation.Forensics.Reports;

/// <summary>How often tests point at honest nights, as JSON.</summary>
/// <param name="Nights">How many were simulated.</param>
/// <param name="Level">A probability below this is an alarm.</param>
/// <param name="Tests">Alarms by test, uncorrected.</param>
/// <param name="AnyAfterCorrection">Nights on which any test did after the correction for all of them.</param>
public sealed record AlarmsDocument(int Nights, double Level, IReadOnlyDictionary<string, int> Tests, int AnyAfterCorrection)
{
    /// <summary>Where the stations stood in the ledger that nights were simulated after; null where they are no ledger's.</summary>
    public ulong? Position { get; init; }

    /// <summary>How many they were; null likewise.</summary>
    public int? Stations { get; init; }

    public static AlarmsDocument Of(FalseAlarms alarms)
    {
        ArgumentNullException.ThrowIfNull(alarms);
        return new AlarmsDocument(alarms.Nights, FalseAlarms.Level, alarms.Tests.ToDictionary(test => test.Code, test => test.Alarms), alarms.Any);
    }
}
