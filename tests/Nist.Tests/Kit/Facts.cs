using System.Text.Json;
using System.Xml.Linq;

namespace Tabulation.Nist.Tests.Kit;

/// <summary>
/// What a report says, one line a fact, read off its JSON and its XML each by itself: path and value. The two forms differ in how they name classes and ids, in what
/// holds several ids, and in nothing else.
/// </summary>
internal static class Facts
{
    private static readonly HashSet<string> Open = ["Contest", "ContestSelection", "GpUnit"];

    public static IReadOnlyList<string> OfJson(byte[] report)
    {
        var found = new List<string>();
        using var document = JsonDocument.Parse(report);
        Read(document.RootElement, "", "", found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    public static IReadOnlyList<string> OfXml(byte[] report)
    {
        var found = new List<string>();
        Read(XDocument.Load(new MemoryStream(report)).Root!, "", found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Read(JsonElement here, string path, string name, List<string> found)
    {
        if (here.ValueKind != JsonValueKind.Object)
        {
            found.Add($"{path} = {(here.ValueKind == JsonValueKind.String ? here.GetString() : here.GetRawText())}");
            return;
        }

        foreach (var property in here.EnumerateObject())
        {
            if (property.Name == "@type" && !Open.Contains(name)) continue;
            if (property.Value.ValueKind != JsonValueKind.Array) Read(property.Value, $"{path}/{property.Name}", property.Name, found);
            else ReadMany(property.Value, $"{path}/{property.Name}", property.Name, found);
        }
    }

    private static void ReadMany(JsonElement many, string path, string name, List<string> found)
    {
        JsonElement[] items = [.. many.EnumerateArray()];
        if (items.Length > 0 && items[0].ValueKind == JsonValueKind.String) found.Add($"{path} = {string.Join(' ', items.Select(item => item.GetString()))}");
        else
            for (var number = 0; number < items.Length; number++) Read(items[number], $"{path}[{number}]", name, found);
    }

    private static void Read(XElement here, string path, List<string> found)
    {
        foreach (var attribute in here.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)) found.Add($"{path}/{NameOf(attribute)}");
        if (here.Attribute("Language") is not null) found.Add($"{path}/Content = {here.Value}");
        else if (!here.HasElements && here.Attribute("ObjectId") is null && !here.IsEmpty) found.Add($"{path} = {here.Value}");
        foreach (var (name, children) in here.Elements().GroupBy(child => child.Name.LocalName).Select(group => (group.Key, group.ToArray())))
            for (var number = 0; number < children.Length; number++)
                Read(children[number], IsMany(name) ? $"{path}/{name}[{number}]" : $"{path}/{name}", found);
    }

    private static string NameOf(XAttribute attribute) => attribute.Name.LocalName switch
    {
        "type" => $"@type = ElectionResults.{attribute.Value}",
        "ObjectId" => $"@id = {attribute.Value}",
        _ => $"{attribute.Name.LocalName} = {attribute.Value}",
    };

    /// <summary>Properties that the schemas let have several values, of those in use here.</summary>
    private static bool IsMany(string name) => name switch
    {
        "Election" or "ExternalIdentifier" or "GpUnit" or "Party" or "BallotCounts" or "Candidate" or "Contest" or "ContestSelection" or "VoteCounts" or "OtherCounts"
            or "CountStatus" or "Text" => true,
        _ => false,
    };
}
