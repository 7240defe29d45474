using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Receipts;

/// <summary>
/// One line of a file of receipts: a JSON object. What counts is the signed answer in it; the rest repeats what it says, for people and other programs.
/// </summary>
public static class ReceiptLine
{
    private const string Answer = "answer";
    private const string IntakeKey = "intakeKey";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The object for a receipt, to which others may be added.</summary>
    /// <param name="receipt">What the answer says.</param>
    /// <param name="envelope">The signed answer.</param>
    /// <param name="intakeKey">By whom.</param>
    public static JsonObject Write(SignedReceipt receipt, byte[] envelope, VerificationKey intakeKey)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(intakeKey);
        return new JsonObject
        {
            ["election"] = receipt.Election.ToString(),
            ["statementId"] = receipt.Statement.ToString(),
            ["position"] = receipt.Position,
            ["leafHash"] = receipt.LeafHash.ToString(),
            ["recordedAt"] = receipt.RecordedAt.Milliseconds,
            [IntakeKey] = Convert.ToHexStringLower(intakeKey.Bytes.Span),
            [Answer] = Convert.ToBase64String(envelope),
        };
    }

    /// <summary>Reads a line. False where it has no answer, or one that is no receipt signed by the key.</summary>
    /// <param name="line">The line.</param>
    /// <param name="intakeKey">Must have signed it; null for the one that the line names, which then proves no more than that.</param>
    /// <param name="receipt">Set where the answer is true.</param>
    public static bool TryRead(string line, VerificationKey? intakeKey, [NotNullWhen(true)] out SignedReceipt? receipt)
    {
        receipt = null;
        try
        {
            var read = JsonNode.Parse(line, null, Strict) as JsonObject;
            if (read?[Answer]?.GetValue<string>() is not { } answer) return false;
            if (intakeKey is null && !VerificationKey.TryRead(Convert.FromHexString(read[IntakeKey]?.GetValue<string>() ?? ""), out intakeKey)) return false;
            return SignedReceipt.TryRead(Convert.FromBase64String(answer), intakeKey, out receipt);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }
}
