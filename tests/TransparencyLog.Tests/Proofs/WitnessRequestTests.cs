using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class WitnessRequestTests
{
    private static readonly string s_note = Examples.Log.Sign(Examples.CheckpointText).ToString();

    [Fact]
    public void The_specifications_request_is_read_and_written()
    {
        Assert.True(WitnessRequest.TryParse(Examples.Utf8(Examples.WitnessRequestText), out var request));
        Assert.Equal((20_852_014, 4, 2), (request.OldSize, request.Path.Length, request.Checkpoint.Signatures.Count));
        Assert.Equal("PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=", Convert.ToBase64String(request.Path[0].ToArray()));
        Assert.Equal(Examples.CheckpointText, request.Checkpoint.Text);
        Assert.Equal(Examples.WitnessRequestText, request.ToString());
    }

    [Fact]
    public void Requests_come_back() => Prop.ForAll(Gen.Choose(0, 63).ToArbitrary(), ArbMap.Default.ArbFor<long>(), (count, noise) =>
    {
        Hash256[] path = [.. Enumerable.Range(0, count).Select(i => Hash256.Of([(byte)i]))];
        var request = new WitnessRequest(noise & long.MaxValue, path, Examples.Read(s_note));
        return WitnessRequest.TryParse(request.ToBytes(), out var read)
            && read.OldSize == request.OldSize && read.Path.SequenceEqual(path) && read.Checkpoint.Equals(request.Checkpoint)
            && read.ToString() == request.ToString();
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("old")]
    [InlineData("old ")]
    [InlineData("old  1")]
    [InlineData("old 1 ")]
    [InlineData("old 01")]
    [InlineData("old 00")]
    [InlineData("old -1")]
    [InlineData("old +1")]
    [InlineData("old 9223372036854775808")]
    [InlineData("Old 1")]
    [InlineData("old\u00a01")]
    [InlineData("old 1\nold 1")]
    [InlineData("old 1\nAQI=")]
    [InlineData("old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw")]
    [InlineData("old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkax=")]
    [InlineData("old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw= ")]
    [InlineData("old 1\n PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=")]
    [InlineData("old 1\r\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=")]
    public void Other_headers_are_no_requests(string header)
    {
        Assert.False(WitnessRequest.TryParse(Examples.Utf8($"{header}\n\n{s_note}"), out _));
        Assert.True(WitnessRequest.TryParse(Examples.Utf8($"old 0\n\n{s_note}"), out _));
    }

    [Fact]
    public void A_request_ends_with_a_signed_note() => Assert.All(
        [
            "", "old 1\n", "old 1\n\n", $"old 1\n{s_note}", $"old 1\n\n{Examples.CheckpointText}", $"old 1\n\n{s_note}\n",
            $"old 1\n\n{s_note}"[..^1],
        ],
        text => Assert.False(WitnessRequest.TryParse(Examples.Utf8(text), out _)));

    [Fact]
    public void A_request_has_at_most_63_hashes()
    {
        var lines = string.Concat(Enumerable.Repeat("PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n", 64));
        Assert.False(WitnessRequest.TryParse(Examples.Utf8($"old 1\n{lines}\n{s_note}"), out _));
        Assert.Throws<ArgumentException>(() => new WitnessRequest(1, new Hash256[64], Examples.Read(s_note)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WitnessRequest(-1, [], Examples.Read(s_note)));
    }
}
