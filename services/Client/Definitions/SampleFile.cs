using Tabulation.Client.Files;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Client.Definitions;

/// <summary>
/// Reads an observer group's sample: YAML with <c>contest</c> and <c>strata</c>, each with <c>area</c> (none for the whole contest) and <c>precincts</c>; or CSV with
/// columns <c>contest</c>, <c>area</c> and <c>precinct</c>, a row for each station drawn.
/// </summary>
public static class SampleFile
{
    private static readonly string[] Columns = ["contest", "area", "precinct"];

    /// <param name="path">The file; <c>.csv</c> (also <c>.gz</c>) is CSV.</param>
    /// <param name="election">Where codes are looked up.</param>
    /// <param name="problems">What is wrong, if anything.</param>
    /// <returns>The sample without its salt, or null where there are problems.</returns>
    public static SampleDisclosure? Read(string path, Election election, InputProblems problems)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(problems);
        var sample = Text.ExtensionOf(path) == ".csv" ? ReadTable(path, election, problems) : ReadYaml(path, election, problems);
        return problems.Any ? null : sample;
    }

    private static SampleDisclosure? ReadYaml(string path, Election election, InputProblems problems)
    {
        if (YamlInput.Read(path, problems)?.Allow("contest", "strata") is not { } file) return null;
        var sample = new SampleDisclosure { Contest = file["contest"].Text() };
        if (file["contest"].Exists && election.FindContest(sample.Contest) is null) file["contest"].Problem($"The election has no contest \"{sample.Contest}\".");
        foreach (var field in file["strata"].Items()) sample.Strata.Add(ReadStratum(field, election));
        if (sample.Strata.Count == 0) file["strata"].Problem("This is needed: a list of strata, each with area and precincts.");
        return sample;
    }

    private static SampleStratum ReadStratum(YamlField field, Election election)
    {
        field.Allow("area", "precincts");
        var stratum = new SampleStratum { Area = field["area"].Text("") };
        if (stratum.Area.Length > 0 && election.FindArea(stratum.Area) is null) field["area"].Problem($"The election has no area \"{stratum.Area}\".");
        foreach (var precinct in field["precincts"].Items())
        {
            stratum.Precincts.Add(precinct.Text());
            if (election.FindPrecinct(precinct.Text()) is null) precinct.Problem($"The election has no precinct \"{precinct.Text()}\".");
        }

        return stratum;
    }

    private static SampleDisclosure? ReadTable(string path, Election election, InputProblems problems)
    {
        using var table = CsvTable.Open(path, problems);
        if (table is null) return null;
        if (!table.Header.SequenceEqual(Columns))
        {
            problems.Add(new InputProblem(table.Name, 1, 0, "", $"The columns must be {string.Join(", ", Columns)}."));
            return null;
        }

        var sample = new SampleDisclosure();
        foreach (var row in table.Rows()) Add(sample, row, election);
        if (sample.Strata.Count == 0 && !problems.Any) problems.Add(new InputProblem(table.Name, 0, 0, "", "It names no station."));
        return sample;
    }

    private static void Add(SampleDisclosure sample, CsvRow row, Election election)
    {
        var (contest, area, precinct) = (row[0], row[1], row[2]);
        if (election.FindContest(contest) is null) row.Problem(0, $"The election has no contest \"{contest}\".");
        if (sample.Contest.Length > 0 && sample.Contest != contest) row.Problem(0, $"A sample is of one contest; the first row names {sample.Contest}.");
        if (area.Length > 0 && election.FindArea(area) is null) row.Problem(1, $"The election has no area \"{area}\".");
        if (election.FindPrecinct(precinct) is null) row.Problem(2, $"The election has no precinct \"{precinct}\".");
        sample.Contest = contest;
        if (sample.Strata.FirstOrDefault(stratum => stratum.Area == area) is not { } known) sample.Strata.Add(known = new SampleStratum { Area = area });
        known.Precincts.Add(precinct);
    }
}
