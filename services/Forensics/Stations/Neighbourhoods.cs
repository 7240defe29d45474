namespace Tabulation.Forensics.Stations;

/// <summary>Which stations are compared with each other: those of the smallest area around each that has enough of them.</summary>
public sealed class Neighbourhoods
{
    /// <summary>Fewer stations than this are no neighbourhood.</summary>
    public const int Least = 10;

    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> names = [];
    private readonly int[] ofStation;

    public Neighbourhoods(StationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var sizes = table.Stations.SelectMany(station => station.Areas).CountBy(area => area).ToDictionary();
        ofStation = [.. table.Stations.Select(station => NumberOf(station.Areas.FirstOrDefault(area => sizes[area] >= Least) ?? ""))];
    }

    public int Count => names.Count;

    /// <summary>The number of a station's neighbourhood, from 0.</summary>
    public int this[int station] => ofStation[station];

    /// <summary>The area's name; empty for stations that lie in none that is large enough, which are compared with each other.</summary>
    public string NameOf(int station) => names[ofStation[station]];

    private int NumberOf(string area)
    {
        if (numbers.TryGetValue(area, out var number)) return number;
        names.Add(area);
        return numbers[area] = names.Count - 1;
    }
}
