using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Http;

/// <summary>A filter as it is asked for over HTTP.</summary>
internal static class AskedFilter
{
    /// <summary>Each contest once and in one order: whoever asks for the same gets the same document.</summary>
    public static TotalsFilter Of(string[]? contests, string? area = null, uint? depth = null) => new()
    {
        Area = area ?? "", Depth = depth ?? 0, Contests = { (contests ?? []).Distinct().Order(StringComparer.Ordinal) },
    };
}
