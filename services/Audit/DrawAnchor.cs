using Tabulation.Domain.Ids;

namespace Tabulation.Audit;

/// <summary>What was fixed before the seed: a log's checkpoint, or a file.</summary>
/// <param name="Origin">The log's origin, one line; for a file "file".</param>
/// <param name="Size">The log's size; the file's length in bytes.</param>
/// <param name="Root">The log's root; the file's SHA-256.</param>
public sealed record DrawAnchor(string Origin, long Size, Digest Root);
