namespace Tabulation.Client.Files;

/// <summary>A place in a file that was handed in; numbers as in <see cref="InputProblem"/>.</summary>
internal readonly record struct InputPlace(string File, int Line, int Column)
{
    public InputProblem Problem(string field, string message) => new(File, Line, Column, field, message);
}
