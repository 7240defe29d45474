using System.Buffers.Binary;
using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Benchmarks.Ledgers;

/// <summary>Admits everything at no cost, with leaves of the size of a result's.</summary>
internal sealed class BenchAdmission : IAdmission
{
    public const int LeafBytes = 300;

    private long _mark;

    public long Position { get; private set; }

    public void Replay(ReadOnlyMemory<byte> leaf) => Position++;

    public void Begin() => _mark = Position;

    public byte[] Admit(int number, Timestamp recordedAt)
    {
        // As little to compress as a real one has.
        var leaf = new byte[LeafBytes];
        Random.Shared.NextBytes(leaf);
        BinaryPrimitives.WriteInt64BigEndian(leaf, Position++);
        return leaf;
    }

    public byte[] SignHead(TreeHead head) => new byte[64];

    public void Rollback() => Position = _mark;
}
