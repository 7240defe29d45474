namespace Tabulation.Publication.Http.Feeds;

/// <summary>What GET /api/manifest.json answers.</summary>
/// <param name="Origin">The log's name; null before it is known.</param>
/// <param name="Checkpoint">The latest, as signed; null before the first.</param>
/// <param name="Licence">Of the data: an SPDX id or an address.</param>
/// <param name="Files">
/// Those that are published now: before the release hour a few only. Not what is answered about one station, page by page, or as a stream.
/// </param>
/// <param name="Tiles">The log's own files, too many to list: the checkpoint's root says what must be in them. Null before the release hour.</param>
/// <param name="Mirrors">Null where none are named.</param>
internal sealed record ManifestDocument(
    string Format, AsOfDocument AsOf, string ExternalId, string? Origin, string? Checkpoint, string Licence, FormatsDocument Formats, IReadOnlyList<FileDocument> Files,
    TilesDocument? Tiles, MirrorsDocument? Mirrors);

/// <summary>Versions of what the files are written in.</summary>
/// <param name="Rules">By which statements are judged, and totals folded.</param>
internal sealed record FormatsDocument(int Rules, string Results, string Nist, string Log);

/// <summary>A published file.</summary>
/// <param name="Path">With its query, where it has one.</param>
/// <param name="Position">Entries that it follows from: as it says itself, else as far as was read when it was fetched.</param>
/// <param name="Length">In bytes, uncompressed; null, as the hash is, of a table that is written as it is read and grows with the election.</param>
/// <param name="Sha256">Of its bytes, uncompressed, in hexadecimal digits.</param>
/// <param name="CachePolicy">Its Cache-Control; null where it has none.</param>
internal sealed record FileDocument(string Path, long Position, long? Length, string? Sha256, string MediaType, string? CachePolicy);

/// <summary>Hash tiles and entry bundles after c2sp.org/tlog-tiles.</summary>
/// <param name="Path">What they begin with.</param>
/// <param name="Size">Entries that they have.</param>
/// <param name="Root">In base64.</param>
internal sealed record TilesDocument(string Path, long Size, string Root, string CachePolicy);

/// <summary>Where else the log's files are.</summary>
/// <param name="Note">The list as signed by the log's key: what counts.</param>
internal sealed record MirrorsDocument(string SignedAt, IReadOnlyList<string> Urls, string Note);
