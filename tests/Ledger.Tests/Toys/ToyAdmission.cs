using System.Security.Cryptography;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Ledger.Tests;

/// <summary>
/// An admission whose state is the list of leaves. It fails the test where the ledger calls it out of order, from two threads at once,
/// or replays anything but the next entry.
/// </summary>
internal sealed class ToyAdmission : IAdmission
{
    private readonly List<byte[]> _leaves = [];
    private readonly List<string> _calls = [];
    private int[] _numbers = [];
    private int? _mark;
    private int _inside;

    public IReadOnlyList<byte[]> Leaves => _leaves;

    /// <summary>Every call so far, such as "admit 7", by the statement's number.</summary>
    public IReadOnlyList<string> Calls => _calls;

    /// <summary>Whether a statement is refused at a position.</summary>
    public Func<int, long, bool> Refuses { get; set; } = (_, _) => false;

    /// <summary>Called in the middle of every call, with its name.</summary>
    public Action<string>? Inside { get; set; }

    public int LeafLength { get; set; } = ToyLeaf.Smallest;

    public long Position => _leaves.Count;

    public Task<AppendResult> AppendTo(ILedger ledger, params IEnumerable<int> numbers) => AppendTo(ledger, default, numbers);

    public Task<AppendResult> AppendTo(ILedger ledger, CancellationToken cancellationToken, params IEnumerable<int> numbers)
    {
        _numbers = [.. numbers];
        return ledger.AppendAsync(ToyStatement.Ids(_numbers), this, cancellationToken);
    }

    public void Replay(ReadOnlyMemory<byte> leaf) => Call("replay", () =>
    {
        Assert.Equal(Position, ToyLeaf.Read(leaf).Position);
        _leaves.Add(leaf.ToArray());
        _mark = null;
    });

    public void Begin() => Call("begin", () => _mark = _leaves.Count);

    public byte[]? Admit(int number, Timestamp recordedAt)
    {
        byte[]? leaf = null;
        Call($"admit {_numbers[number]}", () =>
        {
            Assert.NotNull(_mark);
            if (Refuses(_numbers[number], Position))
                return;
            leaf = new ToyLeaf(Position, recordedAt, _numbers[number]).ToBytes(LeafLength);
            _leaves.Add(leaf);
        });
        return leaf;
    }

    public byte[] SignHead(TreeHead head)
    {
        Call("sign", () => Assert.Equal(head.Size, Position));
        return Signature(head);
    }

    public void Rollback() => Call("rollback", () =>
    {
        Assert.NotNull(_mark);
        _leaves.RemoveRange(_mark.Value, _leaves.Count - _mark.Value);
    });

    /// <summary>What stands for a signature of a head.</summary>
    public static byte[] Signature(TreeHead head)
    {
        var bytes = new byte[TreeHead.EncodedLength];
        head.WriteTo(bytes);
        return SHA512.HashData(bytes);
    }

    private void Call(string name, Action action)
    {
        Assert.Equal(1, Interlocked.Increment(ref _inside));
        try
        {
            _calls.Add(name);
            Inside?.Invoke(name);
            action();
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
