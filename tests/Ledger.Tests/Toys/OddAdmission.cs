using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Ledger.Tests;

/// <summary>Admits every statement with the same leaf, and moves by so many positions for it.</summary>
internal sealed class OddAdmission(byte[]? leaf, int moves) : IAdmission
{
    public long Position { get; private set; }

    public void Replay(ReadOnlyMemory<byte> leaf) => Position++;

    public void Begin()
    {
    }

    public byte[]? Admit(int number, Timestamp recordedAt)
    {
        Position += moves;
        return leaf;
    }

    public byte[] SignHead(TreeHead head) => [1];

    public void Rollback() => Position = 0;
}
