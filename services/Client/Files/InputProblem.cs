namespace Tabulation.Client.Files;

/// <summary>Something wrong in a file that was handed in.</summary>
/// <param name="File">The file's name, as it was given.</param>
/// <param name="Line">From 1; 0 where the problem is about the file as a whole.</param>
/// <param name="Column">From 1: a character in YAML and JSON, a cell in CSV; 0 where the problem is about the line as a whole.</param>
/// <param name="Field">The field's path or the column's name; empty where there is none.</param>
/// <param name="Message">What is wrong and what to do, in English.</param>
public readonly record struct InputProblem(string File, int Line, int Column, string Field, string Message)
{
    /// <summary>In the form compilers use: <c>file:line:column: field: message</c>.</summary>
    public override string ToString()
    {
        var place = (Line, Column) switch
        {
            (0, _) => File,
            (_, 0) => $"{File}:{Line}",
            _ => $"{File}:{Line}:{Column}",
        };
        return Field.Length == 0 ? $"{place}: {Message}" : $"{place}: {Field}: {Message}";
    }
}
