using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.TransparencyLog.Tests;

public class CheckpointTests
{
    private const string Root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    [Fact]
    public void The_specifications_checkpoint_is_read_and_written()
    {
        Assert.True(Checkpoint.TryParse(Examples.CheckpointText, out var checkpoint));
        Assert.Equal(Examples.Origin, checkpoint.Origin);
        Assert.Equal(20_852_163, checkpoint.Head.Size);
        Assert.Equal(Root, Convert.ToBase64String(checkpoint.Head.Root.ToArray()));
        Assert.Equal("", checkpoint.Extensions);
        Assert.Equal(Examples.CheckpointText, checkpoint.ToString());
        Assert.Equal(new Checkpoint(Examples.Origin, checkpoint.Head), checkpoint);
    }

    [Fact]
    public void Extension_lines_are_kept()
    {
        Assert.True(Checkpoint.TryParse(Examples.CheckpointText + "one\ntwo\n", out var checkpoint));
        Assert.Equal("one\ntwo\n", checkpoint.Extensions);
        Assert.Equal(Examples.CheckpointText + "one\ntwo\n", checkpoint.ToString());
    }

    [Fact]
    public void Checkpoints_come_back() => Prop.ForAll<long, byte>((size, noise) =>
    {
        var checkpoint = new Checkpoint("log é", new TreeHead(size & long.MaxValue, Hash256.Of([noise])));
        return Checkpoint.TryParse(checkpoint.ToString(), out var read) && read == checkpoint;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("o\n")]
    [InlineData("o\n1\n")]
    [InlineData("o\n1\n" + Root)]
    [InlineData("\n1\n" + Root + "\n")]
    [InlineData("o\n\n" + Root + "\n")]
    [InlineData("o\n1\n\n")]
    [InlineData("o\n01\n" + Root + "\n")]
    [InlineData("o\n00\n" + Root + "\n")]
    [InlineData("o\n-1\n" + Root + "\n")]
    [InlineData("o\n+1\n" + Root + "\n")]
    [InlineData("o\n 1\n" + Root + "\n")]
    [InlineData("o\n1 \n" + Root + "\n")]
    [InlineData("o\n1,0\n" + Root + "\n")]
    [InlineData("o\n١\n" + Root + "\n")]
    [InlineData("o\n9223372036854775808\n" + Root + "\n")]
    [InlineData("o\n1\n " + Root + "\n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2IA\n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n")]
    [InlineData("o\n1\n" + Root + "\n\n")]
    [InlineData("o\n1\n" + Root + "\n\na\n")]
    [InlineData("o\n1\n" + Root + "\na")]
    [InlineData("o\r\n1\n" + Root + "\n")]
    public void Other_texts_are_no_checkpoints(string text) => Assert.False(Checkpoint.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    public void An_origin_is_a_line(string origin) =>
        Assert.Throws<ArgumentException>(() => new Checkpoint(origin, new TreeHead(0, Rfc6962.EmptyRoot)));
}
