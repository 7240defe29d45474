using System.Text.RegularExpressions;
using Tabulation.Nist.Writing;

namespace Tabulation.Nist;

/// <summary>Ids by which others know an object: its code, which is this election's own, and its id in a public scheme.</summary>
internal static partial class PublicIds
{
    /// <param name="output">Where an object's ExternalIdentifier is due.</param>
    /// <param name="code">Its code.</param>
    /// <param name="publicId">Its id in a public scheme; empty where it has none.</param>
    public static void Write(NistOutput output, string code, string publicId)
    {
        output.OpenMany("ExternalIdentifier");
        Write(output, "local-level", null, code);
        if (publicId.Length > 0) WritePublic(output, publicId);
        output.CloseMany();
    }

    /// <summary>One more, within the list.</summary>
    public static void Write(NistOutput output, string type, string? other, string value)
    {
        output.OpenOne("ExternalIdentifier", "ExternalIdentifier");
        output.Text("Type", type);
        if (other is not null) output.Text("OtherType", other);
        output.Text("Value", value);
        output.Close();
    }

    /// <summary>True for a country's code in ISO 3166-1, two letters.</summary>
    public static bool IsCountry(string publicId) => Country().IsMatch(publicId);

    /// <summary>True for a code in ISO 3166-2, of a part of a country.</summary>
    public static bool IsSubdivision(string publicId) => Subdivision().IsMatch(publicId);

    /// <summary>A country's OCD-ID is made of its code in ISO 3166-1: whoever has the one has the other. A part of a country has one only where somebody gave it one.</summary>
    private static void WritePublic(NistOutput output, string publicId)
    {
        if (IsCountry(publicId)) Write(output, "ocd-id", null, $"ocd-division/country:{publicId.ToLowerInvariant()}");
        if (publicId.StartsWith("ocd-division/", StringComparison.Ordinal)) Write(output, "ocd-id", null, publicId);
        else Write(output, "other", IsCountry(publicId) ? "iso-3166-1" : IsSubdivision(publicId) ? "iso-3166-2" : "public", publicId);
    }

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex Country();

    [GeneratedRegex(@"\A[A-Z]{2}-[A-Z0-9]{1,3}\z")]
    private static partial Regex Subdivision();
}
