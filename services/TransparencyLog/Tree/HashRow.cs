namespace Tabulation.TransparencyLog;

/// <summary>
/// Hashes by index, each written once, in chunks of 256 that never move: growing copies only references to chunks. One writer; a reader
/// may use what was written before it learned, through a volatile read, that it is there.
/// </summary>
internal sealed class HashRow
{
    /// <summary>As many hashes as a full tile has, so that a tile lies in one chunk.</summary>
    public const int ChunkLength = 256;

    private Hash256[][] _chunks = [];

    public Hash256 this[long index] => _chunks[index / ChunkLength][index % ChunkLength];

    /// <summary>Consecutive hashes of one chunk.</summary>
    public ReadOnlySpan<Hash256> Read(long first, int count) => _chunks[first / ChunkLength].AsSpan((int)(first % ChunkLength), count);

    /// <summary>Writes one hash. All chunks before its own must be there.</summary>
    public void Put(long index, Hash256 hash)
    {
        var chunk = checked((int)(index / ChunkLength));
        if (chunk >= _chunks.Length)
            _chunks = Longer(_chunks);
        (_chunks[chunk] ??= new Hash256[ChunkLength])[index % ChunkLength] = hash;
    }

    private static Hash256[][] Longer(Hash256[][] chunks)
    {
        var longer = new Hash256[Math.Max(1, 2 * chunks.Length)][];
        chunks.CopyTo(longer, 0);
        return longer;
    }
}
