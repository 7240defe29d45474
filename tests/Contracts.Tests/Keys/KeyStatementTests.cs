using Tabulation.Contracts.Keys;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Tests;

/// <summary>FORMAT.md, "Keys".</summary>
public class KeyStatementTests
{
    private const string Origin = "results.example/log";

    private readonly NoteSigner log = new(Origin, Ed25519SigningKey.Create(), Ed25519SigningKey.Create());
    private readonly KeyStatement statement;

    public KeyStatementTests() => statement = new KeyStatement(
        Origin, log.Verifiers, [new(SigningKey.Create().PublicKey), new(SigningKey.Create().PublicKey, Timestamp.FromMilliseconds(1_700_000_000_123))]);

    [Fact]
    public void Its_text_is_as_the_format_says() => Assert.Equal(
        $"{Origin}\ntabulation-keys/1\nlog {log.Verifiers[0]}\nlog {log.Verifiers[1]}\nreceipts {Hex(0)}\nreceipts {Hex(1)} until 1700000000123\n", statement.ToString());

    [Fact]
    public void Whoever_knows_one_of_the_logs_keys_reads_it()
    {
        foreach (var known in log.Verifiers)
        {
            Assert.True(KeyStatement.TryOpen(Signed(), [known], out var read));
            Assert.Equal((Origin, statement.ToString()), (read.Origin, read.ToString()));
            Assert.Equal(log.Verifiers, read.Log);
            Assert.Equal(statement.Receipts, read.Receipts);
        }
    }

    [Fact]
    public void What_another_key_has_signed_or_says_of_another_log_is_none()
    {
        Assert.False(KeyStatement.TryOpen(Signed(), [new NoteSigner(Origin, Ed25519SigningKey.Create()).Verifier], out _));
        Assert.False(KeyStatement.TryOpen(log.Sign((statement with { Origin = "other.example" }).ToString()).ToBytes(), log.Verifiers, out _));
    }

    [Fact]
    public void No_changed_bit_goes_unnoticed()
    {
        var text = Signed();
        for (var bit = 0; bit < 8 * text.Length; bit++)
        {
            var changed = text.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(KeyStatement.TryOpen(changed, [log.Verifier], out var read) && read.ToString() != statement.ToString(), $"Bit {bit}");
        }
    }

    [Fact]
    public void A_checkpoint_is_no_statement_and_a_statement_no_checkpoint()
    {
        Assert.False(KeyStatement.TryParse(new Checkpoint(Origin, new TreeHead(7, Hash256.Of([1]))).ToString(), out _));
        Assert.False(Checkpoint.TryParse(statement.ToString(), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("receipts")]
    [InlineData("receipts 04\n")]
    [InlineData("receipts {0} until\n")]
    [InlineData("receipts {0} until 01\n")]
    [InlineData("receipts {0} until 253402300800000\n")]
    [InlineData("receipts {0} until -1\n")]
    [InlineData("receipts {0} since 1\n")]
    [InlineData("receipts {0}\n\n")]
    [InlineData("log {0}\n")]
    [InlineData("key {0}\n")]
    public void Other_lines_are_refused(string lines)
    {
        var text = $"{Origin}\ntabulation-keys/1\n{lines.Replace("{0}", Hex(0), StringComparison.Ordinal)}";
        Assert.Equal(lines.Length == 0, KeyStatement.TryParse(text, out _));
    }

    [Fact]
    public void What_a_key_has_signed_counts_up_to_its_end()
    {
        var ended = statement.Receipts[1];
        Assert.True(ended.Covers(Timestamp.FromMilliseconds(1_700_000_000_123)));
        Assert.False(ended.Covers(Timestamp.FromMilliseconds(1_700_000_000_124)));
        Assert.True(statement.Receipts[0].Covers(Timestamp.FromMilliseconds(Timestamp.MaxMilliseconds)));
    }

    private byte[] Signed() => log.Sign(statement.ToString()).ToBytes();

    private string Hex(int key) => Convert.ToHexStringLower(statement.Receipts[key].Key.Bytes.Span);
}
