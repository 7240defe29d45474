using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class SignedNoteTests
{
    private const string Line =
        "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    private static readonly NoteVerifier s_known = Examples.Verifier(Examples.Vkey);

    [Fact]
    public void The_specifications_note_is_verified_by_its_vkey()
    {
        Assert.Equal(NoteCheck.Verified, SignedNote.Open(Examples.Utf8(Examples.Note), [s_known], out var note));
        Assert.Equal("This is an example message.\n", note!.Text);
        var line = Assert.Single(note.Signatures);
        Assert.Equal(("example.com/foo", 0x530d903au, 64), (line.KeyName, line.KeyId, line.Signature.Length));
        Assert.Equal(Examples.Note, note.ToString());
    }

    [Fact]
    public void The_last_empty_line_ends_the_text()
    {
        var note = Examples.Read(Examples.Poem);
        Assert.EndsWith("sole:\n\ned è subito sera.\n", note.Text, StringComparison.Ordinal);
        Assert.Equal("quasimodo.example/salvatore", Assert.Single(note.Signatures).KeyName);
        Assert.Equal("a\n\n", Examples.Read($"a\n\n\n{Line}").Text);
        Assert.Equal("\n", Examples.Read($"\n\n{Line}").Text);
        Assert.Equal(Line, Examples.Read($"a\n\n{Line}\n{Line}").Text[^Line.Length..]);
    }

    [Fact]
    public void Notes_come_back() => Prop.ForAll(Texts(), Gen.Choose(1, SignedNote.MostSignatures).ToArbitrary(), (text, count) =>
    {
        var note = SignedNote.Of(text, [.. Enumerable.Range(0, count).Select(i => new NoteSignature($"k{i}", (uint)i, [(byte)i, 1]))]);
        return SignedNote.TryParse(note.ToBytes(), out var read) && read.Equals(note) && read.ToString() == note.ToString();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_signer_signs_its_verifier_opens() => Prop.ForAll(Texts(), text =>
    {
        var bytes = Examples.Log.Sign(text).ToBytes();
        return SignedNote.Open(bytes, [Examples.Log.Verifier], out var note) == NoteCheck.Verified && note!.Text == text
            && SignedNote.Open(bytes, [s_known], out _) == NoteCheck.NoKnownSignature;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_note_altered_by_a_bit_is_verified()
    {
        var bytes = Examples.Utf8(Examples.Note);
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(NoteCheck.Verified, SignedNote.Open(bytes, [s_known], out _));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void A_wrong_signature_of_a_known_key_refuses_the_whole_note()
    {
        var wrong = Examples.Log.Sign("Other text\n").Signatures[0];
        var note = Examples.Read(Examples.Note).With(wrong);
        Assert.Equal(NoteCheck.SignatureWrong, note.Check([s_known, Examples.Log.Verifier], out var signers));
        Assert.Empty(signers);
        Assert.Equal(NoteCheck.Verified, note.Check([s_known], out signers));
        Assert.Equal(s_known, Assert.Single(signers));
    }

    [Fact]
    public void A_second_and_wrong_signature_of_the_same_key_refuses_the_note()
    {
        var note = Examples.Read(Examples.Note);
        foreach (var second in new[] { new byte[64], [1] })
        {
            var signature = new NoteSignature(s_known.Name, s_known.KeyId, second);
            Assert.Equal(NoteCheck.SignatureWrong, note.With(signature).Check([s_known], out _));
        }
    }

    [Fact]
    public void A_line_that_shares_only_the_name_or_only_the_id_with_a_known_key_is_ignored()
    {
        var note = Examples.Read(Examples.Note)
            .With(new NoteSignature("example.com/foo", 1, new byte[64]), new NoteSignature("example.com/bar", 0x530d903a, new byte[64]));
        Assert.Equal(NoteCheck.Verified, note.Check([s_known], out _));
    }

    [Fact]
    public void Without_a_known_key_a_note_says_nothing()
    {
        Assert.Equal(NoteCheck.NoKnownSignature, SignedNote.Open(Examples.Utf8(Examples.Note), [], out _));
        Assert.Equal(NoteCheck.NoKnownSignature, SignedNote.Open(Examples.Utf8(Examples.Note), [Examples.Log.Verifier], out _));
    }

    [Fact]
    public void Signatures_are_added_once()
    {
        var note = Examples.Log.Sign("text\n");
        var added = note.With(s_known.IsNamedBy(note.Signatures[0]) ? [] : Examples.Read(Examples.Note).Signatures);
        Assert.Equal(2, added.Signatures.Count);
        Assert.Equal(added, added.With(added.Signatures));
        Assert.StartsWith(note.ToString(), added.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sixteen_signatures_and_a_hundred_are_read_and_a_hundred_and_one_are_not()
    {
        string Lines(int count) => string.Concat(Enumerable.Range(0, count).Select(i => new NoteSignature($"k{i}", 1, [1])));
        Assert.Equal(16, Examples.Read($"a\n\n{Lines(16)}").Signatures.Count);
        Assert.Equal(100, Examples.Read($"a\n\n{Lines(100)}").Signatures.Count);
        Assert.False(SignedNote.TryParse(Examples.Utf8($"a\n\n{Lines(101)}"), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData("a")]
    [InlineData("a\n")]
    [InlineData("a\n\n")]
    [InlineData("\n" + Line)]
    [InlineData("a\n" + Line)]
    [InlineData("a\n\n" + Line + "\n")]
    [InlineData("a\n\n" + Line + "b\n")]
    [InlineData("a\n\nb\n" + Line)]
    [InlineData("a\n\n " + Line)]
    [InlineData("a\n\n- example.com/foo AAAAAAA=\n")]
    [InlineData("a\n\n—example.com/foo AAAAAAA=\n")]
    [InlineData("a\n\n—  AAAAAAA=\n")]
    [InlineData("a\n\n— example.com/foo\n")]
    [InlineData("a\n\n— example.com/foo \n")]
    [InlineData("a\n\n— example.com/foo  AAAAAAA=\n")]
    [InlineData("a\n\n— example.com/foo AAAAAAA= \n")]
    [InlineData("a\n\n— example.com/foo AAAAAAA= b\n")]
    [InlineData("a\n\n— example+foo AAAAAAA=\n")]
    [InlineData("a\n\n— example\u00a0foo AAAAAAA=\n")]
    [InlineData("a\n\n— example.com/foo AAAAAAA=")]
    [InlineData("a\n\n— example.com/foo AAAAAAA\n")]
    [InlineData("a\n\n— example.com/foo AAAAAAB=\n")]
    [InlineData("a\n\n— example.com/foo AAAA\n")]
    [InlineData("a\n\n— example.com/foo AAAAAA==\n")]
    [InlineData("a\n\n— example.com/foo AAA_AAA=\n")]
    [InlineData("a\tb\n\n— example.com/foo AAAAAAA=\n")]
    [InlineData("a\r\n\n— example.com/foo AAAAAAA=\n")]
    [InlineData("a\0\n\n— example.com/foo AAAAAAA=\n")]
    public void Other_texts_are_no_notes(string text)
    {
        Assert.False(SignedNote.TryParse(Examples.Utf8(text), out _));
        Assert.Equal(NoteCheck.Malformed, SignedNote.Open(Examples.Utf8(text), [s_known], out var note));
        Assert.Null(note);
    }

    [Fact]
    public void The_shortest_signature_has_one_byte_after_the_id() =>
        Assert.Equal([0], Examples.Read("a\n\n— example.com/foo AAAAAAA=\n").Signatures[0].Signature.ToArray());

    [Fact]
    public void Invalid_utf_8_is_no_note()
    {
        var note = Examples.Utf8(Examples.Note);
        Assert.All<byte[]>(
            [[0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80]],
            bytes => Assert.False(SignedNote.TryParse([.. bytes, .. note], out _)));
        Assert.True(SignedNote.TryParse([0xc3, 0xa8, .. note], out _));
    }

    [Fact]
    public void A_note_of_a_mebibyte_is_read_and_no_longer_one()
    {
        var rest = $"\n\n{Line}";
        var most = new string('a', (1 << 20) - Examples.Utf8(rest).Length) + rest;
        Assert.True(SignedNote.TryParse(Examples.Utf8(most), out _));
        Assert.False(SignedNote.TryParse(Examples.Utf8("a" + most), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a\r\n")]
    public void Other_texts_are_not_signed(string text) =>
        Assert.Throws<ArgumentException>(() => SignedNote.Of(text, Examples.Read(Examples.Note).Signatures));

    [Fact]
    public void Half_a_surrogate_pair_is_not_signed()
    {
        foreach (var text in new[] { "\ud800\n", "\udc00\n", "a\udc00\ud800\n" })
            Assert.Throws<ArgumentException>(() => SignedNote.Of(text, Examples.Read(Examples.Note).Signatures));
        Assert.Throws<ArgumentException>(() => new NoteSigner("a\ud800", Examples.Key(1)));
        Assert.Throws<ArgumentException>(() => new Checkpoint("a\ud800", new TreeHead(0, Rfc6962.EmptyRoot)));
    }

    [Fact]
    public void Notes_have_1_to_100_signatures_of_at_least_a_byte()
    {
        Assert.Throws<ArgumentException>(() => SignedNote.Of("a\n"));
        var signatures = Enumerable.Range(0, 101).Select(i => new NoteSignature("k", (uint)i, [1])).ToList();
        Assert.Throws<ArgumentException>(() => SignedNote.Of("a\n", signatures));
        Assert.Throws<ArgumentException>(() => new NoteSignature("k", 1, []));
    }

    [Fact]
    public void Signature_lines_alone_are_read_as_a_witness_answers_them()
    {
        Assert.True(NoteSignature.TryParseLines(Line + "— b AAAAAAA=\n", out var signatures));
        Assert.Equal(["example.com/foo", "b"], signatures.Select(signature => signature.KeyName));
        Assert.All(["", "\n", Line[..^1], Line + "\n", "\n" + Line], text => Assert.False(NoteSignature.TryParseLines(text, out _)));
    }

    private static Arbitrary<string> Texts() => (
        from lines in Gen.Elements("", "a", "è subito sera", "— no signature", "😀", "x  y").NonEmptyListOf()
        select string.Concat(lines.Select(line => $"{line}\n"))).ToArbitrary();
}
