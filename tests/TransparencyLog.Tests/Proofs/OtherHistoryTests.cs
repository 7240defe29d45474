namespace Tabulation.TransparencyLog.Tests;

/// <summary>What proves that a log has shown two histories, and what does not.</summary>
public class OtherHistoryTests
{
    private const int Leaves = 40;

    private readonly GrowingTree tree = new();

    public OtherHistoryTests() => tree.Append([.. Enumerable.Range(0, Leaves).Select(leaf => Rfc6962.LeafHash([(byte)leaf]))]);

    [Fact]
    public void A_root_of_no_leaves_that_the_log_has_is_proof_at_every_size_it_has()
    {
        for (var size = 0; size <= Leaves; size++)
        {
            var fork = Sign(new TreeHead(size, Hash256.Of([1])));
            Assert.Equal(fork, Find(fork));
            var right = size < Leaves ? tree.HeadAt(size + 1) : tree.HeadAt(size - 1);
            Assert.NotNull(Find(Sign(new TreeHead(size, right.Root))));
        }
    }

    [Fact]
    public void What_the_log_has_is_none_at_any_size()
    {
        for (var size = 0; size <= Leaves; size++) Assert.Null(Find(Sign(tree.HeadAt(size))));
    }

    [Theory]
    [InlineData(Leaves + 1)]
    [InlineData(long.MaxValue)]
    public void What_the_log_does_not_have_yet_is_none(long size) => Assert.Null(Find(Sign(new TreeHead(size, Hash256.Of([1])))));

    [Fact]
    public void Other_lines_are_left_out_and_prove_nothing_by_themselves()
    {
        var fork = Sign(new TreeHead(5, Hash256.Of([1])));
        var stranger = new NoteSigner(Examples.Origin, Examples.Key(7)).Sign(fork.Text);
        Assert.Null(Find(stranger));
        Assert.Equal(fork, Find(fork.With([.. stranger.Signatures])));
        Assert.Null(Find(new NoteSigner("other.example", Examples.Key(1)).Sign(fork.Text)));
    }

    [Fact]
    public void What_is_about_another_log_is_none() =>
        Assert.Null(Find(Examples.Log.Sign(new Checkpoint("other.example", new TreeHead(5, Hash256.Of([1]))).ToString())));

    /// <summary>Nobody makes proof out of what the log has signed.</summary>
    [Fact]
    public void No_changed_bit_makes_proof_of_what_the_log_has()
    {
        var right = Sign(tree.HeadAt(17)).ToBytes();
        for (var bit = 0; bit < 8 * right.Length; bit++)
        {
            var changed = right.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(OtherHistory.Find(changed, [Examples.Log.Verifier], tree));
        }
    }

    private SignedNote? Find(SignedNote note) => OtherHistory.Find(note.ToBytes(), [Examples.Log.Verifier], tree);

    private static SignedNote Sign(TreeHead head) => Examples.Log.Sign(new Checkpoint(Examples.Origin, head).ToString());
}
