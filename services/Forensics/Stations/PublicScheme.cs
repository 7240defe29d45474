using System.Text.RegularExpressions;

namespace Tabulation.Forensics.Stations;

/// <summary>Whether ids are those of a public scheme, so that what carries them is a place that exists.</summary>
internal static partial class PublicScheme
{
    /// <summary>
    /// True for a code that reads like one of ISO 3166-2, "KZ-10" or "kz-10": a country's two letters, a hyphen and one to three letters or
    /// digits. Letters that ISO 3166-1 leaves to its users (AA, QM to QZ, XA to XZ, ZZ) are no country's.
    /// </summary>
    public static bool HasCode(string code) => Subdivision().IsMatch(code) && !UserAssigned().IsMatch(code);

    [GeneratedRegex(@"\A[A-Z]{2}-[A-Z0-9]{1,3}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subdivision();

    [GeneratedRegex(@"\A(AA|Q[M-Z]|X[A-Z]|ZZ)-", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserAssigned();
}
