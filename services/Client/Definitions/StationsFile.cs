using Tabulation.Client.Files;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Client.Definitions;

/// <summary>
/// Reads a change of stations from YAML: <c>close</c>, a list of codes, and <c>open</c>, a list of stations with <c>code</c>, <c>names</c>, <c>external_id</c>, <c>areas</c> (one code for
/// each hierarchy), <c>contests</c> and <c>registered</c>; or <c>like</c>, a station whose areas and contests it has.
/// </summary>
public static class StationsFile
{
    private static readonly string[] Keys = ["code", "names", "external_id", "areas", "contests", "registered", "like"];

    /// <param name="path">The YAML or JSON file.</param>
    /// <param name="election">Where codes are looked up.</param>
    /// <param name="problems">What is wrong, if anything.</param>
    /// <returns>The change, or null where there are problems.</returns>
    public static StationsChange? Read(string path, Election election, InputProblems problems)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(problems);
        if (YamlInput.Read(path, problems)?.Allow("close", "open") is not { } file) return null;
        var change = new StationsChange
        {
            Close = { file["close"].Items().Select(code => code.Text()) }, Open = { file["open"].Items().Select(station => ReadStation(station, election)) },
        };
        if (change.Close.Count + change.Open.Count == 0) file.Problem("It changes nothing; give close, open or both.");
        return problems.Any ? null : change;
    }

    /// <summary>A new station with areas and contests of another one.</summary>
    public static Precinct Like(Election election, PrecinctIndex other, string code, uint? registered)
    {
        ArgumentNullException.ThrowIfNull(election);
        var station = new Precinct { Code = code };
        station.Areas.AddRange(election[other].Areas.Select(area => (uint)area.Value));
        station.Contests.AddRange(election[other].Contests.Select(contest => (uint)contest.Value));
        if (registered is { } voters) station.Registered = voters;
        return station;
    }

    private static Precinct ReadStation(YamlField field, Election election)
    {
        field.Allow(Keys);
        var station = field["like"].Exists ? ReadLike(field["like"], election) : ReadPlaces(field, election);
        station.Code = field["code"].Text();
        station.Names.AddRange(NamesTemplate.In(field["names"], TemplateScope.Empty, "en").Fill(new FieldValues(field)));
        station.ExternalId = field["external_id"].Text("");
        if (field["registered"].Exists) station.Registered = (uint)field["registered"].Whole(0, int.MaxValue);
        return station;
    }

    private static Precinct ReadLike(YamlField field, Election election)
    {
        var code = field.Text();
        if (election.FindPrecinct(code) is { } other) return Like(election, other, "", null);
        field.Problem($"The election has no precinct \"{code}\".");
        return new Precinct();
    }

    private static Precinct ReadPlaces(YamlField field, Election election)
    {
        var station = new Precinct();
        foreach (var area in field["areas"].Items())
            if (election.FindArea(area.Text()) is { } index) station.Areas.Add((uint)index.Value);
            else area.Problem($"The election has no area \"{area.Text()}\".");
        var contests = new SortedSet<uint>();
        foreach (var contest in field["contests"].Items())
            if (election.FindContest(contest.Text()) is { } index) contests.Add((uint)index.Value);
            else contest.Problem($"The election has no contest \"{contest.Text()}\".");
        station.Contests.AddRange(contests);
        if (station.Areas.Count == 0) field["areas"].Problem("This is needed, one for each hierarchy; or like, a station in the same ones.");
        if (contests.Count == 0) field["contests"].Problem("This is needed; or like, a station that votes in the same ones.");
        return station;
    }
}
