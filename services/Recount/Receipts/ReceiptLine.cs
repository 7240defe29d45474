using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tabulation.Contracts.Keys;
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

    /// <summary>Reads a line. False where it has no answer, or one that is no receipt signed by such a key.</summary>
    /// <param name="line">The line.</param>
    /// <param name="intakeKeys">One of them must have signed it; null for the one that the line names, which then proves no more than that.</param>
    /// <param name="receipt">Set where the answer is true.</param>
    /// <param name="signedBy">By whom.</param>
    public static bool TryRead(
        string line, IReadOnlyList<ReceiptKey>? intakeKeys, [NotNullWhen(true)] out SignedReceipt? receipt, [NotNullWhen(true)] out ReceiptKey? signedBy)
    {
        (receipt, signedBy) = (null, null);
        try
        {
            var read = JsonNode.Parse(line, null, Strict) as JsonObject;
            if (read?[Answer]?.GetValue<string>() is not { } answer) return false;
            var envelope = Convert.FromBase64String(answer);
            foreach (var key in intakeKeys ?? NamedBy(read))
            {
                if (!SignedReceipt.TryRead(envelope, key.Key, out receipt)) continue;
                signedBy = key;
                return true;
            }

            return false;
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static IReadOnlyList<ReceiptKey> NamedBy(JsonObject line) =>
        VerificationKey.TryRead(Convert.FromHexString(line[IntakeKey]?.GetValue<string>() ?? ""), out var key) ? [new ReceiptKey(key)] : [];
}
