using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>An entry as it is in the ledger.</summary>
/// <param name="Position">Its position, from 0.</param>
/// <param name="Leaf">The bytes that were admitted, 1 to 65,535; they include the position and the time, and are what was hashed.</param>
/// <param name="LeafHash">The leaf hash of RFC 6962 over them.</param>
public sealed record StoredEntry(long Position, ReadOnlyMemory<byte> Leaf, Hash256 LeafHash);
