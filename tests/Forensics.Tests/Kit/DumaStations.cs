using System.Globalization;
using System.IO.Compression;
using Tabulation.Forensics.Stations;
using Tabulation.TestKit;

namespace Tabulation.Forensics.Tests.Kit;

/// <summary>The 96,871 stations of 18 September 2016, read without anything that reads elections.</summary>
internal static class DumaStations
{
    public const string File = "data/duma-2016/stations.csv.gz";

    private const int Lists = 14;
    private const int Figures = 26;

    public static StationTable Read()
    {
        using var reader = new StreamReader(new GZipStream(System.IO.File.OpenRead(SharedData.PathOf(File)), CompressionMode.Decompress));
        var stations = new List<Station>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line) stations.Add(StationOf(line));
        return new StationTable([.. Enumerable.Range(1, Lists).Select(list => $"list_{list}")], TurnoutBase.Issued, stations);
    }

    private static Station StationOf(string line)
    {
        var cells = Cells(line);
        var figures = cells[^Figures..].Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
        return new Station($"{cells[0]}-{cells[3]}", [$"{cells[0]}/{cells[2]}", cells[0]], figures[0], figures[2] + figures[3] + figures[4], figures[9], figures[8], figures[12..]);
    }

    /// <summary>Commas within quotes stay: every other part between quotes is outside them.</summary>
    private static string[] Cells(string line)
    {
        var parts = line.Split('"').Select((part, number) => number % 2 == 0 ? part.Replace(',', '\n') : part);
        return string.Concat(parts).Split('\n');
    }
}
