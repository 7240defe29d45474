using Google.Protobuf;
using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Elections;

/// <summary>tabulation.v1.Bundle messages in a file, one after the other, each after its length as a varint.</summary>
internal static class BundleFile
{
    /// <summary>Null where there are problems.</summary>
    public static List<Bundle>? Read(string path, InputProblems problems)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = File.OpenRead(path);
            var bundles = new List<Bundle>();
            while (file.Position < file.Length) bundles.Add(Bundle.Parser.ParseDelimitedFrom(file));
            if (bundles.Count > 0 && bundles.All(bundle => bundle.Payloads.Count is > 0 and <= 256)) return bundles;
            problems.Add(new InputProblem(name, 0, 0, "", "It holds no statements."));
        }
        catch (InvalidProtocolBufferException)
        {
            problems.Add(new InputProblem(name, 0, 0, "", "It is damaged, or holds something else than statements."));
        }
        catch (Exception exception) when (Text.IsUnreadable(exception))
        {
            problems.Add(new InputProblem(path, 0, 0, "", Text.WhyUnreadable(exception)));
        }

        return null;
    }

    /// <summary>Makes the file, or puts them in place of what it held.</summary>
    public static void Write(string path, IEnumerable<Bundle> bundles)
    {
        using var file = File.Create(path);
        foreach (var bundle in bundles) bundle.WriteDelimitedTo(file);
    }
}
