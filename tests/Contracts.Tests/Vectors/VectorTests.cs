using System.Text.Json.Nodes;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Tests;

/// <summary>The published vectors against the code: what it writes, and what it accepts and refuses.</summary>
public class VectorTests
{
    private readonly BundleVerifier verifier = new(new VerifiedSignatures(64));

    public static TheoryData<string> Names => [.. VectorFiles.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_code_gives_the_published_bytes(string name) => Assert.Equal(VectorFiles.All[name], Published(name));

    [Fact]
    public void There_is_a_statement_of_each_kind() => Assert.Equal(
        Enum.GetValues<V1.Payload.ContentOneofCase>().Where(kind => kind != V1.Payload.ContentOneofCase.None),
        VectorStatements.All.Select(statement => statement.Message.ContentCase).Distinct().Order());

    [Fact]
    public void Published_statements_are_read_with_their_ids()
    {
        foreach (var vector in Parse("payloads.json").AsArray())
        {
            var statement = new Domain.Statements.Statement();
            Assert.Null(StatementDecoder.Decode(Bytes(vector!["payload"]), null, statement));
            Assert.Equal((string)vector["statement_id"]!, statement.Id.ToString());
            Assert.Equal((string?)vector["page_hash"], statement.Page?.ContentHash.ToString());
        }
    }

    [Fact]
    public void Published_bundles_verify_whole_and_one_by_one()
    {
        var bundles = Parse("bundles.json").AsArray().Append(Parse("answers.json")["bundle"]);
        Assert.All(bundles, bundle => VerifyBundle(bundle!));
    }

    [Fact]
    public void Published_entries_verify_and_make_the_head()
    {
        var file = Parse("entries.json");
        var edge = RightEdge.Empty;
        foreach (var vector in file["entries"]!.AsArray())
        {
            var leaf = Bytes(vector!["leaf"]);
            Assert.True(EntryCodec.TryDecode(leaf, out var entry));
            Assert.Equal(edge.Size, entry.Position);
            Assert.Equal((string)vector["leaf_hash"]!, Rfc6962.LeafHash(leaf).ToString());
            Assert.True(PayloadReader.TryRead(entry.Payload.Span, out var parts));
            var key = parts.AuthorityCode.SequenceEqual("CEC"u8) ? TestKeys.Root.PublicKey : TestKeys.Region.PublicKey;
            Assert.Equal(BundleCheck.Signed, verifier.Verify(key, PayloadType.StatementBundle, entry.Payload.Span, entry.Proof));
            edge = edge.Append(Rfc6962.LeafHash(leaf));
        }

        var head = new SignedHead(new TreeHead(edge.Size, edge.Root()), Bytes(file["head"]!["signature"]));
        Assert.Equal((string)file["head"]!["root"]!, head.Head.Root.ToString());
        Assert.True(head.IsSignedBy(TestKeys.Intake.PublicKey));
    }

    [Fact]
    public void Published_malformed_payloads_are_refused_for_what_they_are()
    {
        foreach (var vector in Parse("malformed.json").AsArray())
        {
            var problem = StatementDecoder.Decode(Bytes(vector!["payload"]), null, new Domain.Statements.Statement());
            Assert.Equal(((string?)vector["problem"], (string?)vector["field"]), (problem?.Code, problem?.Field));
        }
    }

    private void VerifyBundle(JsonNode bundle)
    {
        var type = (string)bundle["type"]! == PayloadType.AnswerBundle.Name ? PayloadType.AnswerBundle : PayloadType.StatementBundle;
        var key = KeyNamed((string)bundle["key"]!);
        var payloads = bundle["payloads"]!.AsArray().Select(Bytes).ToArray();
        var leaves = payloads.Select(payload => Rfc6962.LeafHash(payload)).ToArray();
        Assert.Equal(BundleCheck.Signed, verifier.VerifyWhole(key, type, leaves, Bytes(bundle["signature"]), out _));
        for (var index = 0; index < payloads.Length; index++)
        {
            var proof = new BundleProof(index, payloads.Length, Bytes(bundle["audit_paths"]![index]), Bytes(bundle["signature"]));
            Assert.Equal(BundleCheck.Signed, verifier.Verify(key, type, payloads[index], proof));
        }
    }

    private static VerificationKey KeyNamed(string name)
    {
        var bytes = Bytes(Parse("keys.json")[name]!["public_key"]);
        return VerificationKey.TryRead(bytes, out var key) ? key : throw new InvalidOperationException();
    }

    private static byte[] Bytes(JsonNode? hex) => Convert.FromHexString((string)hex!);

    private static JsonNode Parse(string name) => JsonNode.Parse(Published(name))!;

    private static string Published(string name) => File.ReadAllText(Path.Combine(Repository.Vectors, name));
}
