using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Receipts;

/// <summary>What Intake has signed: that a statement was recorded, and where.</summary>
/// <param name="Election">Of which election.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Position">Position of its entry.</param>
/// <param name="LeafHash">Leaf hash of its entry.</param>
/// <param name="RecordedAt">When.</param>
public sealed record SignedReceipt(ElectionId Election, StatementId Statement, long Position, Hash256 LeafHash, Timestamp RecordedAt)
{
    /// <summary>Reads a receipt and verifies its signature.</summary>
    /// <param name="envelope">An encoded tabulation.v1.Envelope with an Answer.</param>
    /// <param name="intakeKey">Must have signed it.</param>
    /// <param name="receipt">Set where the answer is true.</param>
    /// <returns>False where these bytes are none, are a refusal, or are not signed by this key.</returns>
    public static bool TryRead(byte[] envelope, VerificationKey intakeKey, [NotNullWhen(true)] out SignedReceipt? receipt)
    {
        receipt = null;
        if (!TryParse(envelope, out var read)) return false;
        var check = new BundleVerifier(new VerifiedSignatures(2)).Verify(intakeKey, PayloadType.AnswerBundle, read.Payload.Span, read.Proof());
        if (check != BundleCheck.Signed || !AnswerCodec.TryDecode(read.Payload.Memory, out var answer) || answer.Receipt is not { } signed) return false;
        receipt = new SignedReceipt(
            new ElectionId(Digest.From(answer.ElectionId.Span)), new StatementId(Digest.From(answer.StatementId.Span)), checked((long)signed.Position),
            Hash256.From(signed.LeafHash.Span), Timestamp.FromMilliseconds(checked((long)signed.RecordedAt)));
        return true;
    }

    private static bool TryParse(byte[] bytes, [NotNullWhen(true)] out Envelope? envelope)
    {
        try
        {
            envelope = Envelope.Parser.ParseFrom(bytes);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            envelope = null;
            return false;
        }
    }
}
