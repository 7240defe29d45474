using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>Encodes and decodes tabulation.v1.Answer: the receipts and refusals that Intake signs (FORMAT.md, "Answers").</summary>
public static class AnswerCodec
{
    /// <summary>A receipt, in one allocation.</summary>
    /// <param name="election">The ledger's election.</param>
    /// <param name="statement">The statement recorded.</param>
    /// <param name="position">Its position, from 0.</param>
    /// <param name="leafHash">Leaf hash of its entry.</param>
    /// <param name="recordedAt">As in the entry.</param>
    /// <param name="verdict">As in the entry.</param>
    public static byte[] EncodeReceipt(
        ElectionId election, StatementId statement, long position, Hash256 leafHash, Timestamp recordedAt, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var receiptLength = ReceiptLength(position, recordedAt, verdict);
        var answer = new byte[2 * CanonicalLength.Bytes(Digest.Size) + CanonicalLength.Message(receiptLength)];
        var writer = new CanonicalWriter(answer);
        WriteId(V1.Answer.ElectionIdFieldNumber, election.Value, ref writer);
        WriteId(V1.Answer.StatementIdFieldNumber, statement.Value, ref writer);
        writer.Open(V1.Answer.ReceiptFieldNumber, receiptLength);
        WriteReceipt(position, leafHash, recordedAt, verdict, ref writer);
        return answer;
    }

    /// <summary>A refusal.</summary>
    /// <param name="election">The ledger's election; none while the ledger is empty.</param>
    /// <param name="statement">The statement refused: SHA-256 of what was sent as its payload, whatever that was.</param>
    /// <param name="refusedAt">When.</param>
    /// <param name="findings">Every rule broken, the refusing ones first; at least one. Made by <see cref="FindingMessages"/>.</param>
    /// <param name="current">The slot's current statement, where that is what stands in the way; else none.</param>
    public static byte[] EncodeRefusal(
        ElectionId election, StatementId statement, Timestamp refusedAt, IEnumerable<V1.Finding> findings, StatementId current = default)
    {
        var answer = new V1.Answer
        {
            ElectionId = IdOrNone(election.Value),
            StatementId = ByteString.CopyFrom(statement.Value.ToArray()),
            Refusal = new V1.Refusal
            {
                RefusedAt = (ulong)refusedAt.Milliseconds,
                Findings = { findings },
                CurrentStatementId = IdOrNone(current.Value),
            },
        };
        return answer.ToByteArray();
    }

    /// <summary>
    /// Reads an answer. False where the bytes are not canonical, an id or hash has another length than 32 bytes, or what an answer must
    /// have is missing. Never throws, whatever the bytes.
    /// </summary>
    public static bool TryDecode(ReadOnlyMemory<byte> answer, [NotNullWhen(true)] out V1.Answer? decoded)
    {
        decoded = CanonicalWire.Answer.Check(answer.Span) is null ? V1.Answer.Parser.ParseFrom(answer.Span) : null;
        if (decoded is not null && !IsComplete(decoded)) decoded = null;
        return decoded is not null;
    }

    private static bool IsComplete(V1.Answer answer) => IsId(answer.StatementId) && answer.OutcomeCase switch
    {
        V1.Answer.OutcomeOneofCase.Receipt => IsId(answer.ElectionId) && IsComplete(answer.Receipt),
        V1.Answer.OutcomeOneofCase.Refusal => IsIdOrNone(answer.ElectionId) && IsComplete(answer.Refusal),
        V1.Answer.OutcomeOneofCase.None => false,
    };

    private static bool IsComplete(V1.Receipt receipt) =>
        IsId(receipt.LeafHash) && receipt.Verdict is not null && receipt.RecordedAt <= Timestamp.MaxMilliseconds;

    private static bool IsComplete(V1.Refusal refusal) =>
        IsIdOrNone(refusal.CurrentStatementId) && refusal.Findings.Count > 0 && refusal.RefusedAt <= Timestamp.MaxMilliseconds;

    private static bool IsId(ByteString id) => id.Length == Digest.Size;

    private static bool IsIdOrNone(ByteString id) => id.IsEmpty || IsId(id);

    private static ByteString IdOrNone(Digest id) => id.IsNone ? ByteString.Empty : ByteString.CopyFrom(id.ToArray());

    private static int ReceiptLength(long position, Timestamp recordedAt, Verdict verdict) =>
        CanonicalLength.Number(position)
        + CanonicalLength.Bytes(Hash256.Size)
        + CanonicalLength.Number(recordedAt.Milliseconds)
        + CanonicalLength.Message(VerdictCodec.Length(verdict));

    private static void WriteReceipt(long position, Hash256 leafHash, Timestamp recordedAt, Verdict verdict, ref CanonicalWriter writer)
    {
        writer.Number(V1.Receipt.PositionFieldNumber, position);
        writer.Bytes(V1.Receipt.LeafHashFieldNumber, Hash256.AsBytes([leafHash]));
        writer.Number(V1.Receipt.RecordedAtFieldNumber, recordedAt.Milliseconds);
        writer.Open(V1.Receipt.VerdictFieldNumber, VerdictCodec.Length(verdict));
        VerdictCodec.Write(verdict, ref writer);
    }

    private static void WriteId(int field, Digest id, ref CanonicalWriter writer)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        id.CopyTo(bytes);
        writer.Bytes(field, bytes);
    }
}
