namespace Tabulation.Client.Files;

/// <summary>Values given beside a field, or none: then templates are fixed texts.</summary>
/// <param name="source">To which problems belong.</param>
/// <param name="values">In the scope's order.</param>
internal sealed class FieldValues(YamlField source, params IReadOnlyList<string> values) : IValues
{
    public InputPlace Place => source.Place;

    public string this[int number] => values[number];

    public void Problem(int number, string message) => source.Problem(message);

    public void Problem(string message) => source.Problem(message);
}
