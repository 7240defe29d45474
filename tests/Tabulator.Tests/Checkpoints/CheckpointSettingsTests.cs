using Tabulation.ServiceDefaults.Settings;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Tests.Checkpoints;

/// <summary>Settings about checkpoints that cannot be used are named, and what to do.</summary>
public sealed class CheckpointSettingsTests : IDisposable
{
    private const string Text = "log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

    private readonly TemporaryFolder folder = new();
    private readonly Ed25519SigningKey key = FakeWitness.KeyOf(1), former = FakeWitness.KeyOf(2);

    public CheckpointSettingsTests()
    {
        File.WriteAllText(folder.File("log.pem"), key.ToPem());
        File.WriteAllText(folder.File("former.pem"), former.ToPem());
        File.WriteAllText(folder.File("other.pem"), "-----BEGIN NOTHING-----\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void While_the_key_is_changed_the_former_one_signs_too()
    {
        var note = Settings("former.pem").ReadSigner("log.example").Sign(Text);
        foreach (var each in new[] { key, former }) Assert.Equal(NoteCheck.Verified, note.Check([new NoteSigner("log.example", each).Verifier], out _));
        Assert.Single(Settings("").ReadSigner("log.example").Sign(Text).Signatures);
        Assert.Equal(new NoteSigner("log.example", key).Verifier, Settings("former.pem").ReadSigner("log.example").Verifier);
    }

    [Theory]
    [InlineData("log.pem")]
    [InlineData("former.pem,former.pem")]
    [InlineData("other.pem")]
    [InlineData("none.pem")]
    public void Former_keys_that_cannot_be_used_are_named(string files) =>
        Named("Checkpoints__FormerKeyFiles", () => Settings(files).ReadSigner("log.example"));

    [Fact]
    public void Two_witnesses_with_one_key_are_named()
    {
        var named = Named("Checkpoints__Witnesses", () => Witnesses(new FakeWitness("one.example", 3), new FakeWitness("two.example", 3)));
        Assert.Contains("one.example and two.example", named, StringComparison.Ordinal);
    }

    [Fact]
    public void More_witnesses_needed_than_there_are_is_named() =>
        Named("Checkpoints__WitnessesNeeded", () => new CheckpointSettings { WitnessesNeeded = 1 }.ReadWitnesses());

    [Fact]
    public void Witnesses_are_read_in_their_order() => Assert.Equal(
        ["one.example", "two.example"], Witnesses(new FakeWitness("one.example", 3), new FakeWitness("two.example", 4)).Select(witness => witness.Key.Name));

    private CheckpointSettings Settings(string former) => new()
    {
        KeyFile = folder.File("log.pem"), FormerKeyFiles = string.Join(',', former.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(folder.File)),
    };

    private static IReadOnlyList<WitnessAddress> Witnesses(params FakeWitness[] witnesses) =>
        new CheckpointSettings { Witnesses = string.Join(',', witnesses.Select(witness => $"{witness.Cosigner.Verifier}@http://127.0.0.1:7380")) }.ReadWitnesses();

    private static string Named(string setting, Func<object> read)
    {
        var message = Assert.Throws<SettingException>(read).Message;
        Assert.Contains(setting, message, StringComparison.Ordinal);
        return message;
    }
}
