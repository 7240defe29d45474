using System.Text.Json;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Rehearsing;

/// <summary>
/// What a rehearsal that has begun goes by, kept beside its keys: with it, it is the same election when it is played again, statement by
/// statement, and what was recorded already counts once.
/// </summary>
/// <param name="Election">Id of the election recorded.</param>
/// <param name="Size">Of how many entries of the recording it consists; the recording may have grown since.</param>
/// <param name="Speed">How many times faster.</param>
/// <param name="Begin">When its first moment comes.</param>
internal sealed record RehearsalPlan(string Election, int Size, double Speed, DateTimeOffset Begin)
{
    private const string FileName = "rehearsal.json";

    /// <summary>Null where none has begun with these keys.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static RehearsalPlan? Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<RehearsalPlan>(File.ReadAllBytes(path));
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} is no rehearsal's plan: {problem.Message}", problem);
        }
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string directory) => DurableFile.Write(Path.Combine(directory, FileName), JsonSerializer.SerializeToUtf8Bytes(this));
}
