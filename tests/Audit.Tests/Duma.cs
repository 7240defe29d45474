using System.Globalization;
using System.IO.Compression;
using Tabulation.Domain.Allocation;
using Tabulation.TestKit;

namespace Tabulation.Audit.Tests;

/// <summary>The Duma's list vote of 2016: 96,871 stations.</summary>
internal static class Duma
{
    public const string File = "data/duma-2016/stations.csv.gz";

    private const int Lists = 14;
    private const int Lines = 12;

    public static readonly AllocationRule Rule = new()
    {
        Method = AllocationMethod.LargestRemainderHare,
        Seats = 225,
        Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.ParticipantsByBoxes, 50_000)],
    };

    public static AuditedContest Contest(BallotBound bound) => new(Rule, Small.Lists(Lists), Stations(), bound);

    private static List<StationCount> Stations()
    {
        using var text = new StreamReader(new GZipStream(System.IO.File.OpenRead(SharedData.PathOf(File)), CompressionMode.Decompress));
        text.ReadLine();
        var stations = new List<StationCount>();
        while (text.ReadLine() is { } row) stations.Add(Station(row, stations.Count));
        return stations;
    }

    /// <summary>Names of places may hold commas; the figures, which come last, do not.</summary>
    private static StationCount Station(string row, int number)
    {
        var cells = row.Split(',')[^(Lines + Lists)..].Select(cell => long.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
        return new()
        {
            Code = $"{number}", Votes = cells[Lines..], Invalid = cells[8], Issued = cells[2] + cells[3] + cells[4], Registered = cells[0],
        };
    }
}
