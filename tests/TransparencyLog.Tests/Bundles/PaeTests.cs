using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class PaeTests
{
    [Fact]
    public void The_example_of_the_specification() => Assert.Equal(
        "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
        Encoding.ASCII.GetString(Pae.Encode("http://example.com/HelloWorld"u8, "hello world"u8)));

    [Fact]
    public void Is_what_the_definition_says_for_any_type_and_body() => Prop.ForAll<byte[], byte[]>((type, body) =>
    {
        byte[] expected = [.. Ascii($"DSSEv1 {type.Length} "), .. type, .. Ascii($" {body.Length} "), .. body];
        return Pae.Encode(type, body).SequenceEqual(expected) && Pae.Length(type.Length, body.Length) == expected.Length;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(65_535)]
    public void Lengths_are_decimal_without_leading_zeros(int length) =>
        Assert.Equal($"DSSEv1 1 t {length} ", Encoding.ASCII.GetString(Pae.Encode("t"u8, new byte[length]))[..^length]);

    [Fact]
    public void A_destination_too_short_is_not_written() =>
        Assert.Throws<ArgumentException>(() => Pae.Write("t"u8, "body"u8, new byte[Pae.Length(1, 4) - 1]));

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
