namespace Tabulation.Client.Files;

/// <summary>Values given beside a field, or none: then templates are fixed texts.</summary>
/// <param name="field">To which problems belong.</param>
/// <param name="values">In the scope's order.</param>
internal sealed class FieldValues(YamlField field, params IReadOnlyList<string> values) : IValues
{
    public string this[int number] => values[number];

    public void Problem(int number, string message) => field.Problem(message);

    public void Problem(string message) => field.Problem(message);
}
