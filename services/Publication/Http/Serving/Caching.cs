namespace Tabulation.Publication.Http.Serving;

/// <summary>What caches on the way may do with an answer (RFC 9111; stale-while-revalidate is RFC 5861).</summary>
internal static class Caching
{
    /// <summary>Of what moves on: shared by all readers behind a cache, which asks once a second for all of them and makes nobody wait for it.</summary>
    public const string Live = "public, max-age=1, stale-while-revalidate=10";

    /// <summary>Of what is named by its size or position and so never changes.</summary>
    public const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Of what is not there yet and may be at any moment.</summary>
    public const string Never = "no-store";
}
