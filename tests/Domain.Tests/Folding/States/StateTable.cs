namespace Tabulation.Domain.Tests.Folding.States;

/// <summary>
/// A table written by hand: for every statement, in every state, the state that follows or the rules that refuse it. Columns are states, in the first line.
/// </summary>
internal sealed class StateTable
{
    private readonly string[][] lines;

    public StateTable(string text) =>
        lines = [.. text.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length > 1)];

    public string[] States => lines[0][1..];

    public string[] Statements => [.. lines[1..].Select(line => line[0])];

    public string Outcome(string statement, string state) => lines.Single(line => line[0] == statement)[1 + Array.IndexOf(States, state)];

    /// <summary>Statement and state of each cell.</summary>
    public TheoryData<string, string> Cells()
    {
        var cells = new TheoryData<string, string>();
        foreach (var statement in Statements)
            foreach (var state in States) cells.Add(statement, state);
        return cells;
    }
}
