using System.Globalization;
using Tabulation.Client.Files;
using Tabulation.Domain.Elections;

namespace Tabulation.Client.Definitions;

/// <summary>Where the parts of an election were read from, so that what only the whole shows to be wrong is named by its line too.</summary>
/// <param name="file">The election file.</param>
internal sealed class Places(YamlField file)
{
    // Where the file calls a part of the definition otherwise.
    private static readonly Dictionary<string, string> Names = new()
    {
        ["external_id"] = "election.id",
        ["names"] = "election.names",
        ["release"] = "election.release",
        ["synthetic_notes"] = "election.synthetic_notes",
        ["root_authority"] = "root",
        ["rule_policies"] = "rules",
        ["polls_open"] = "election.polls_open",
        ["exit_polls_from"] = "election.exit_polls_from",
        ["annulment_effect"] = "election.annulment",
    };

    private readonly Dictionary<string, List<InputPlace>> items = [];

    /// <summary>Remembers where the next item of a list of the registry stands.</summary>
    public void Add(string list, InputPlace place)
    {
        if (!items.TryGetValue(list, out var places)) items.Add(list, places = []);
        places.Add(place);
    }

    /// <param name="problem">What is wrong with the definition or its registry.</param>
    public InputProblem Locate(DefinitionProblem problem)
    {
        var end = problem.Field.IndexOfAny(['.', '[']);
        var (part, rest) = end < 0 ? (problem.Field, "") : (problem.Field[..end], problem.Field[end..]);
        var place = ItemOf(part, rest) ?? file.Nearest(Names.GetValueOrDefault(part, part) + rest).Place;
        return place.Problem(problem.Field, problem.Message);
    }

    private InputPlace? ItemOf(string list, string rest)
    {
        if (!items.TryGetValue(list, out var places) || !rest.StartsWith('[')) return null;
        var number = int.Parse(rest[1..rest.IndexOf(']')], CultureInfo.InvariantCulture);
        return number < places.Count ? places[number] : null;
    }
}
