using Microsoft.Extensions.Logging;
using Tabulation.Domain.Ids;
using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Nights;
using Tabulation.Forensics.Reports;
using Tabulation.Forensics.Stations;

namespace Tabulation.Publication.Http;

/// <summary>
/// How often the tests of a contest's stations point at honest nights: simulated beside all other work, one contest at a time and on one thread, for as many stations as
/// were counted then. Safe for concurrent use.
/// </summary>
internal sealed partial class AlarmRates(ILogger<AlarmRates> log) : IDisposable
{
    /// <summary>A rate of 5% is then known to 1.5 points; a country of 97,000 stations takes minutes.</summary>
    internal const int Nights = 200;

    /// <summary>Measured anew once the stations are a tenth more or fewer: sizes and spread, which rates depend on, hardly change meanwhile.</summary>
    private const int Parts = 10;

    private const ulong Seed = 1;

    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Dictionary<ContestIndex, AlarmRate> known = [];
    private Task measuring = Task.CompletedTask;

    /// <summary>
    /// Measurements that have ended so far, however they did: a report made before the latest may lack it, and only another report asks for one again.
    /// </summary>
    public int Measured { get; private set; }

    /// <summary>What was measured last, null before that; has it measured anew where that is of too few or too many stations.</summary>
    /// <param name="contest">Whose.</param>
    /// <param name="position">Where the stations stand in the ledger.</param>
    /// <param name="stations">As examined.</param>
    /// <param name="tests">Those that gave a probability; where there are none nothing is measured.</param>
    public AlarmRate? Ask(ContestIndex contest, ulong position, StationTable stations, IReadOnlyList<IStationTest> tests)
    {
        lock (gate)
        {
            var last = known.GetValueOrDefault(contest);
            if (tests.Count > 0 && measuring.IsCompleted && IsOld(last, stations.Stations.Count))
                measuring = Task.Run(() => Measure(contest, position, stations, tests));
            return last;
        }
    }

    /// <summary>What is being measured is given up.</summary>
    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
    }

    private static bool IsOld(AlarmRate? last, int stations) => last is null || Math.Abs(last.Stations - stations) * Parts > last.Stations;

    private void Measure(ContestIndex contest, ulong position, StationTable stations, IReadOnlyList<IStationTest> tests)
    {
        try
        {
            var alarms = FalseAlarms.Measure(tests, new HonestNights(stations, Seed), Nights, _ => { }, ending.Token, threads: 1);
            lock (gate) known[contest] = new AlarmRate(position, stations.Stations.Count, alarms);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure);
            throw;
        }
        finally
        {
            lock (gate) Measured++;
        }
    }

    [LoggerMessage(LogLevel.Error, "How often tests point at honest nights could not be measured.")]
    private partial void LogFailure(Exception failure);
}

/// <summary>False alarms as measured.</summary>
/// <param name="Position">Where the stations stood in the ledger.</param>
/// <param name="Stations">How many they were.</param>
internal sealed record AlarmRate(ulong Position, int Stations, FalseAlarms Alarms);
