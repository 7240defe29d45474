using Tabulation.Client.Files;

namespace Tabulation.Cli;

/// <summary>Something given to a command cannot be used; the message says what and why, to the person who gave it.</summary>
internal sealed class InputException(string message) : Exception(message)
{
    private const int Most = 20;

    /// <summary>The first problems found, one a line, and how many more there are.</summary>
    public static InputException Of(InputProblems problems)
    {
        var shown = problems.Found.Take(Most).Select(problem => $"{problem}");
        return new InputException(
            string.Join('\n', problems.Count > Most ? shown.Append($"... and {problems.Count - Most:N0} more") : shown));
    }
}
