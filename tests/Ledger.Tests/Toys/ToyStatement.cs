using System.Buffers.Binary;
using Tabulation.Domain.Ids;

namespace Tabulation.Ledger.Tests;

/// <summary>A statement that is only a number, with an id like a real one's.</summary>
internal static class ToyStatement
{
    public static StatementId Id(int number)
    {
        Span<byte> payload = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(payload, number);
        return StatementId.OfPayload(payload);
    }

    public static StatementId[] Ids(params IEnumerable<int> numbers) => [.. numbers.Select(Id)];
}
