using Tabulation.TransparencyLog;

namespace Tabulation.Anchor.Tests;

/// <summary>What every anchor must do, whatever it is kept in.</summary>
public abstract class AnchorContract
{
    private static readonly Ed25519SigningKey Key = Ed25519SigningKey.Create();

    protected const string Origin = "results.example/rehearsal of may";

    /// <summary>Another user of the same anchor each time.</summary>
    protected abstract IAnchor Open(string origin = Origin);

    [Fact]
    public async Task There_is_none_before_the_first_move() => Assert.Null(await Open().ReadAsync(default));

    [Fact]
    public async Task It_moves_from_where_it_stands_and_everybody_sees_it()
    {
        Assert.True(await Open().TryMoveAsync(null, Head(3), default));
        Assert.Equal(Head(3), await Open().ReadAsync(default));
        Assert.True(await Open().TryMoveAsync(Head(3), Head(70_000), default));
        Assert.Equal(Head(70_000), await Open().ReadAsync(default));
    }

    [Fact]
    public async Task It_does_not_move_from_elsewhere()
    {
        var anchor = Open();
        Assert.False(await anchor.TryMoveAsync(Head(2), Head(3), default));
        Assert.True(await anchor.TryMoveAsync(null, Head(3), default));
        Assert.False(await anchor.TryMoveAsync(null, Head(4), default));
        Assert.False(await anchor.TryMoveAsync(Head(2), Head(4), default));
        Assert.False(await anchor.TryMoveAsync(new TreeHead(3, Hash256.Of([9])), Head(4), default));
        Assert.Equal(Head(3), await anchor.ReadAsync(default));
    }

    [Fact]
    public async Task There_is_no_evidence_before_it_is_kept_and_the_first_stays()
    {
        Assert.Null(await Open().ReadEvidenceAsync(default));
        await Open().KeepEvidenceAsync(Fork(1), default);
        await Open().KeepEvidenceAsync(Fork(2), default);
        Assert.Equal(Fork(1), await Open().ReadEvidenceAsync(default));
        Assert.Null(await Open().ReadAsync(default));
        Assert.True(await Open().TryMoveAsync(null, Head(3), default));
        Assert.Equal(Fork(1), await Open().ReadEvidenceAsync(default));
    }

    /// <summary>A history in which each head follows the one before it, whoever moved it.</summary>
    [Fact]
    public async Task Of_many_that_move_it_at_once_one_succeeds_each_time()
    {
        const int movers = 4, moves = 10;
        var succeeded = await Task.WhenAll(Enumerable.Range(0, movers).Select(mover => Task.Run(() => MoveOftenAsync(Open(), mover, moves))));
        Assert.Equal(movers * moves, succeeded.Sum());
        Assert.Equal(movers * moves, (await Open().ReadAsync(default))!.Value.Size);
    }

    /// <summary>Each successful move makes it one larger: lost moves would be seen in its size.</summary>
    private static async Task<int> MoveOftenAsync(IAnchor anchor, int mover, int moves)
    {
        var succeeded = 0;
        while (succeeded < moves)
        {
            var stands = await anchor.ReadAsync(default);
            var next = new TreeHead((stands?.Size ?? 0) + 1, Hash256.Of([(byte)mover, (byte)succeeded]));
            if (await anchor.TryMoveAsync(stands, next, default)) succeeded++;
        }

        return succeeded;
    }

    protected static SignedNote Fork(byte number) => new NoteSigner("log.example", Key).Sign(new Checkpoint(Origin, new TreeHead(number, Hash256.Of([number]))).ToString());

    protected static TreeHead Head(long size) => new(size, Hash256.Of(BitConverter.GetBytes(size)));
}
