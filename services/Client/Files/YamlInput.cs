using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tabulation.Client.Files;

/// <summary>Reads a YAML 1.2 file, or JSON, which is YAML too.</summary>
internal static class YamlInput
{
    /// <summary>The file's one document; null where it cannot be read, for reasons then found among the problems.</summary>
    public static YamlField? Read(string path, InputProblems problems)
    {
        var name = Path.GetFileName(path);
        Scanner? scanner = null;
        try
        {
            using var text = new StreamReader(path, Text.StrictUtf8);
            var stream = new YamlStream();
            stream.Load(new Parser(scanner = new Scanner(text)));
            if (stream.Documents.Count == 1) return new YamlField(name, "", stream.Documents[0].RootNode, null, problems);
            problems.Add(new InputProblem(name, 0, 0, "", $"It has {stream.Documents.Count} documents; it must have one."));
        }
        catch (YamlException exception)
        {
            problems.Add(new InputProblem(name, (int)exception.Start.Line, (int)exception.Start.Column, "", exception.Message));
        }
        catch (InvalidOperationException) when (scanner is not null)
        {
            // The scanner's way to say that a plain text within brackets is followed by what cannot follow it.
            var at = scanner.CurrentPosition;
            problems.Add(new InputProblem(name, (int)at.Line, (int)at.Column, "", "It is not YAML here; is a bracket or quote not closed?"));
        }
        catch (Exception exception) when (Text.IsUnreadable(exception))
        {
            problems.Add(new InputProblem(name, 0, 0, "", Text.WhyUnreadable(exception)));
        }

        return null;
    }
}
