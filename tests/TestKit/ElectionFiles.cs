namespace Tabulation.TestKit;

/// <summary>
/// A small election as its organisers would write it: election.yaml and the tables it names, and results of every station, all of them in order.
/// A list contest everywhere, and in each of two districts a contest of candidates; regions come from a column, districts from a table.
/// </summary>
public sealed class ElectionFiles
{
    public const string Yaml = "election.yaml", Stations = "stations.csv", Districts = "districts.csv", Lists = "lists.csv", Candidates = "candidates.csv",
        Results = "results.csv";

    private static readonly string[] Regions = ["North", "South"];

    private readonly string folder;

    private ElectionFiles(string folder, int stations) => (this.folder, StationCount) = (folder, stations);

    public int StationCount { get; }

    /// <summary>Each station has a result in the list contest and in its district's.</summary>
    public int ResultCount => 2 * StationCount;

    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Writes all files.</summary>
    public static ElectionFiles WriteTo(string folder, int stations = 6)
    {
        var files = new ElectionFiles(folder, stations);
        files.Write(Yaml, Mapping);
        files.Write(Stations, ["region,district,station,registered,before,cast", .. Numbers(stations).Select(number => $"{RegionOf(number)},{DistrictOf(number)},{number},1000,990,700")]);
        files.Write(Districts, ["code,name", "d1,Hills", "d2,Coast"]);
        files.Write(Lists, ["column,name", "list_a,Anchor", "list_b,\"Bridge, the party\"", "list_c,Cloud"]);
        files.Write(Candidates, ["district,code,name", "d1,c1,Ada", "d1,c2,Ben", "d2,c1,Cyd", "d2,c2,Dov"]);
        files.Write(Results, [ResultHeader, .. Numbers(stations).Select(number => ResultLine(number))]);
        return files;
    }

    public const string ResultHeader = "region,district,station,registered,issued,boxes,invalid,valid,list_a,list_b,list_c,d_registered,d_issued,d_boxes,d_invalid,d_valid,c1,c2";

    /// <summary>A station's row: 60 ballots and what <paramref name="more"/> adds to the first list and to the first candidate.</summary>
    public static string ResultLine(int station, int more = 0) =>
        $"{RegionOf(station)},{DistrictOf(station)},{station},1000,{60 + more},{60 + more},2,{58 + more},{30 + more},18,10,1000,{60 + more},{60 + more},4,{56 + more},{36 + more},20";

    /// <summary>The code of a station's precinct.</summary>
    public static string PrecinctOf(int station) => $"{(station % 2 == 1 ? "r1" : "r2")}-{station}";

    public static string DistrictOf(int station) => (station - 1) % 4 < 2 ? "d1" : "d2";

    public IReadOnlyList<string> Lines(string name) => File.ReadAllLines(PathOf(name));

    public void Write(string name, params IEnumerable<string> lines) => File.WriteAllText(PathOf(name), string.Join('\n', lines) + "\n");

    /// <summary>Writes one line of a file anew; lines count from 1.</summary>
    public void Change(string name, int line, Func<string, string> change)
    {
        var lines = Lines(name).ToArray();
        lines[line - 1] = change(lines[line - 1]);
        Write(name, lines);
    }

    private static IEnumerable<int> Numbers(int stations) => Enumerable.Range(1, stations);

    private static string RegionOf(int station) => Regions[(station + 1) % 2];

    private const string Mapping = """
        election:
          id: small-1
          names: { en: A small election, ru: Малые выборы }
          polls_close: 2024-05-05T20:00:00+02:00
          test: true
        root:
          code: central
          names: Central commission
        hierarchies:
          - code: regions
            names: Regions
            levels:
              - { column: region, code: "r{n}" }
          - code: districts
            names: Districts
            areas: { file: districts.csv, code: "{code}", names: "{name}" }
            precinct: "{district}"
        precincts:
          file: stations.csv
          code: "{region.code}-{station}"
          registered: registered
          previous: { registered: before, ballots: cast }
        authorities:
          - each: region
            code: "{region.code}"
            names: "Commission of {region}"
          - code: watchers
            names: Observers
            role: observer
        forms:
          - code: protocol
            lines:
              - { code: registered, role: registered, names: Voters on the roll }
              - { code: issued, role: issued_at_station, names: Ballots issued }
              - { code: boxes, role: in_stationary_boxes, names: Ballots in the boxes }
              - { code: invalid, role: invalid, names: Invalid ballots }
              - { code: valid, role: valid, names: Valid ballots }
            equations:
              - { code: contents, that: boxes = valid + invalid, disposition: refuse }
        rules:
          TURNOUT_HIGH: { disposition: flag, threshold: 98% }
        contests:
          - code: lists
            names: Lists
            kind: list
            form: protocol
            selections: { file: lists.csv, code: "{column}", names: "{name}" }
            allocation: { method: hare, seats: 5, thresholds: [ { share: 5%, of: valid } ] }
          - file: districts.csv
            code: "{code}"
            names: "{name}"
            kind: candidate
            form: protocol
            area: "{code}"
            selections: { file: candidates.csv, contest: "{district}", code: "{code}", names: "{name}" }
            allocation: { method: plurality, seats: 1 }
        results:
          - contest: lists
          - contest: "{district}"
            lines: { registered: d_registered, issued: d_issued, boxes: d_boxes, invalid: d_invalid, valid: d_valid }
        """;
}
