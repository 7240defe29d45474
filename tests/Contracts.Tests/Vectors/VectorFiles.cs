using System.Text.Json.Nodes;
using Google.Protobuf;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.TransparencyLog;
using static Tabulation.Contracts.Tests.VectorJson;

namespace Tabulation.Contracts.Tests;

/// <summary>The files of protos/vectors, as they should be: FORMAT.md, "Vectors".</summary>
internal static class VectorFiles
{
    /// <summary>Content by file name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["keys.json"] = File(Keys()),
        ["payloads.json"] = File(List(VectorStatements.All, Payload)),
        ["bundles.json"] = File(Bundles()),
        ["entries.json"] = File(Entries()),
        ["answers.json"] = File(Answers()),
        ["malformed.json"] = File(List([.. MalformedCase.All], Malformed)),
    };

    public static JsonObject Malformed(MalformedCase malformed) => new()
    {
        ["problem"] = new FormatProblem(malformed.Fault, malformed.Field, "").Code,
        ["field"] = malformed.Field,
        ["payload"] = Hex(malformed.Payload),
    };

    private static JsonObject Keys() => new()
    {
        ["root"] = Key(TestKeys.Root),
        ["region"] = Key(TestKeys.Region),
        ["intake"] = Key(TestKeys.Intake),
        ["client_secret"] = Hex(TestKeys.Secret),
    };

    private static JsonObject Key(TestKey key) => new()
    {
        ["private_scalar"] = Hex(key.Scalar),
        ["public_key"] = Hex(key.PublicKey.Bytes),
        ["key_id"] = key.PublicKey.Id.ToString(),
    };

    private static JsonObject Payload(VectorStatement statement)
    {
        var vector = new JsonObject
        {
            ["name"] = statement.Name,
            ["message"] = Message(statement.Message),
            ["without_nonce"] = Hex(statement.WithoutNonce),
            ["nonce"] = Hex(statement.Message.Nonce.Memory),
            ["payload"] = Hex(statement.Bytes),
            ["statement_id"] = Hex(statement.Id.Memory),
        };
        if (statement.Message.RegistryPage is { } page) vector["page_hash"] = Digest.Of(page.ToByteArray()).ToString();
        return vector;
    }

    private static JsonArray Bundles() =>
    [
        VectorEntries.DefinitionAlone.ToJson("one, by the root"),
        VectorEntries.PageAlone.ToJson("another one"),
        VectorEntries.Together.ToJson("five, two of them twice"),
    ];

    private static JsonObject Entries()
    {
        var signed = VectorBundle.SignedBytesOf(PayloadType.Head, VectorEntries.Head);
        return new JsonObject
        {
            ["entries"] = List(VectorEntries.All, Entry),
            ["head"] = new JsonObject
            {
                ["size"] = VectorEntries.Head.Size,
                ["root"] = VectorEntries.Head.Root.ToString(),
                ["key"] = "intake",
                ["signed_bytes"] = Hex(signed),
                ["signature"] = Hex(Rfc6979.Sign(TestKeys.Intake.Scalar, signed)),
            },
        };
    }

    private static JsonObject Entry(VectorEntry entry) => new()
    {
        ["statement"] = entry.Statement,
        ["message"] = Message(V1.Entry.Parser.ParseFrom(entry.Leaf)),
        ["leaf"] = Hex(entry.Leaf),
        ["leaf_hash"] = entry.LeafHash.ToString(),
    };

    private static JsonObject Answers()
    {
        byte[][] answers = [Receipt(), Refusal()];
        return new JsonObject
        {
            ["answers"] = List(answers, Answer),
            ["bundle"] = new VectorBundle(PayloadType.AnswerBundle, "intake", TestKeys.Intake, answers).ToJson("both answers"),
        };
    }

    private static JsonObject Answer(byte[] answer) => new()
    {
        ["message"] = Message(V1.Answer.Parser.ParseFrom(answer)),
        ["payload"] = Hex(answer),
    };

    private static byte[] Receipt()
    {
        var entry = VectorEntries.All[3];
        if (!EntryCodec.TryDecode(entry.Leaf, out var decoded)) throw new InvalidOperationException();
        return AnswerCodec.EncodeReceipt(
            Election, StatementId.OfPayload(decoded.Payload.Span), decoded.Position, entry.LeafHash, decoded.RecordedAt, decoded.Verdict);
    }

    private static byte[] Refusal()
    {
        var refused = new Explanation("REPLACES_NOT_CURRENT", "replaces", "This slot's current statement is another.");
        return AnswerCodec.EncodeRefusal(
            Election,
            new StatementId(Digest.Of(VectorStatements.Named("extreme_figures").Bytes)),
            Timestamp.FromMilliseconds(1_900_000_060_009),
            [FindingMessages.Of(refused, Disposition.Refuse)],
            new StatementId(Digest.Of(VectorStatements.Named("correction").Bytes)));
    }

    private static ElectionId Election => new(Digest.Of(VectorStatements.Named("election_definition").Bytes));
}
