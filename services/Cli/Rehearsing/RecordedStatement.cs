using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Verdict = Tabulation.Domain.Rules.Verdict;

namespace Tabulation.Cli.Rehearsing;

/// <summary>What somebody said in a recorded election, and how it was judged.</summary>
/// <param name="Position">Where it stands in the recording.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Id">32 bytes.</param>
/// <param name="Payload">As signed then.</param>
/// <param name="Verdict">As given then.</param>
internal sealed record RecordedStatement(long Position, Timestamp RecordedAt, ByteString Id, Payload Payload, Verdict Verdict)
{
    /// <param name="position">Where it must stand.</param>
    /// <param name="leaf">The log's entry there.</param>
    /// <exception cref="InvalidDataException">It is no entry of that position with a statement.</exception>
    public static RecordedStatement Read(long position, ReadOnlyMemory<byte> leaf)
    {
        if (!EntryCodec.TryDecode(leaf, out var entry) || entry.Position != position)
            throw new InvalidDataException($"What stands at {position} in the recording is not that entry.");
        var id = ByteString.CopyFrom(StatementId.OfPayload(entry.Payload.Span).Value.ToArray());
        try
        {
            return new RecordedStatement(position, entry.RecordedAt, id, Payload.Parser.ParseFrom(entry.Payload.Span), entry.Verdict);
        }
        catch (InvalidProtocolBufferException malformed)
        {
            throw new InvalidDataException($"The statement at {position} in the recording cannot be read: {malformed.Message}", malformed);
        }
    }
}
