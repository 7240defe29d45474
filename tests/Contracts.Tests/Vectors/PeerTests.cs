using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts.Tests;

public sealed class PeerTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("vectors-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void An_independent_implementation_recomputes_every_vector()
    {
        var (exitCode, output) = Peer.Run();
        Assert.True(exitCode == 0, output);
        var expected = MalformedCase.All.Count + VectorStatements.All.Count + 17;
        Assert.Contains($"{expected} vectors checked, 0 failed", output);
    }

    [Theory]
    [InlineData("keys.json", "key_id")]
    [InlineData("keys.json", "public_key")]
    [InlineData("payloads.json", "nonce")]
    [InlineData("payloads.json", "payload")]
    [InlineData("payloads.json", "statement_id")]
    [InlineData("payloads.json", "page_hash")]
    [InlineData("bundles.json", "root")]
    [InlineData("bundles.json", "signed_bytes")]
    [InlineData("bundles.json", "signature")]
    [InlineData("entries.json", "leaf")]
    [InlineData("entries.json", "leaf_hash")]
    [InlineData("entries.json", "signature")]
    [InlineData("answers.json", "payload")]
    [InlineData("answers.json", "signature")]
    [InlineData("malformed.json", "problem")]
    public void A_vector_that_is_wrong_is_noticed(string file, string field)
    {
        foreach (var (name, content) in VectorFiles.All) File.WriteAllText(Path.Combine(directory, name), content);
        Damage(Path.Combine(directory, file), field);
        var (exitCode, output) = Peer.Run(directory);
        Assert.True(exitCode == 1, output);
        Assert.Contains("FAILED", output);
    }

    [Fact]
    public void It_agrees_on_any_bytes_what_is_a_statement_and_why_not()
    {
        var seeds = Gen.Choose(0, int.MaxValue).ListOf(1_500);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1), Prop.ForAll(seeds.ToArbitrary(), list =>
        {
            var file = Path.Combine(directory, "random.json");
            File.WriteAllText(file, VectorJson.File(VectorJson.List(list, seed => Judged(Random(new Random(seed))))));
            var (exitCode, output) = Peer.Run("--payloads", file);
            Assert.True(exitCode == 0, output);
        }));
    }

    private static JsonObject Judged(byte[] payload)
    {
        var problem = StatementDecoder.Decode(payload, null, new Statement());
        return new JsonObject { ["problem"] = problem?.Code, ["field"] = problem?.Field, ["payload"] = VectorJson.Hex(payload) };
    }

    private static byte[] Random(Random random)
    {
        var statements = VectorStatements.All;
        var payload = random.Next(3) == 0
            ? RandomMessage.Of(V1.Payload.Descriptor, random).ToByteArray()
            : statements[random.Next(statements.Count)].Bytes;
        return random.Next(8) == 0 ? payload : Mutation.Of(payload, random);
    }

    // The first value of this name gets another last character.
    private static void Damage(string file, string field)
    {
        var text = File.ReadAllText(file);
        var name = text.IndexOf($"\"{field}\": \"", StringComparison.Ordinal);
        var end = text.IndexOf('"', name + field.Length + 5) - 1;
        var other = text[end] == '0' ? '1' : '0';
        File.WriteAllText(file, text[..end] + other + text[(end + 1)..]);
    }
}
