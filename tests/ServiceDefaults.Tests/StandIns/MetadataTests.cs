using FsCheck;
using FsCheck.Fluent;
using Grpc.Core;

namespace Tabulation.ServiceDefaults.Tests.StandIns;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("é")]
    [InlineData("x-bytes-bin")]
    public void Key_that_cannot_carry_text_is_refused(string key) =>
        Assert.ThrowsAny<ArgumentException>(() => new Metadata.Entry(key, "a"));

    [Theory]
    [InlineData("")]
    [InlineData("x-bytes")]
    [InlineData("é-bin")]
    public void Key_that_cannot_carry_bytes_is_refused(string key) =>
        Assert.ThrowsAny<ArgumentException>(() => new Metadata.Entry(key, new byte[1]));

    [Fact]
    public void Keys_are_lowered_and_found_in_any_case()
    {
        var metadata = new Metadata { { "X-Text", "a" } };
        Assert.Equal("x-text", metadata[0].Key);
        Assert.Equal("a", metadata.GetValue("x-TEXT"));
    }

    [Fact]
    public void Of_several_values_the_last_is_taken_and_all_can_be_had()
    {
        var metadata = new Metadata { { "a", "1" }, { "b", "2" }, { "a", "3" } };
        Assert.Equal("3", metadata.GetValue("a"));
        Assert.Equal(["1", "3"], metadata.GetAll("a").Select(entry => entry.Value));
        Assert.Null(metadata.Get("c"));
        Assert.Null(metadata.GetValueBytes("c"));
    }

    [Fact]
    public void Bytes_are_no_text_but_text_is_bytes()
    {
        Assert.Throws<InvalidOperationException>(() => new Metadata.Entry("a-bin", [1]).Value);
        Assert.Equal("ab"u8.ToArray(), new Metadata.Entry("a", "ab").ValueBytes);
    }

    [Fact]
    public void Bytes_are_copied_in_and_out()
    {
        byte[] bytes = [1, 2];
        var entry = new Metadata.Entry("a-bin", bytes);
        bytes[0] = 9;
        entry.ValueBytes[1] = 9;
        Assert.Equal([1, 2], entry.ValueBytes);
    }

    [Fact]
    public void Empty_stays_empty()
    {
        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("a", "b"));
        Assert.Empty(Metadata.Empty);
    }

    [Fact]
    public void It_is_a_list_of_entries() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[][]>(),
        values =>
        {
            var entries = values.Select((value, i) => new Metadata.Entry($"k{i % 3}-bin", value)).ToList();
            var metadata = new Metadata();
            entries.ForEach(metadata.Add);
            entries.Reverse();
            foreach (var entry in entries.Where((_, i) => i % 2 == 0))
                metadata.Remove(entry);
            return metadata.SequenceEqual(entries.Where((_, i) => i % 2 == 1).Reverse());
        }).QuickCheckThrowOnFailure();
}
