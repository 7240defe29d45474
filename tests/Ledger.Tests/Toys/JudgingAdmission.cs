namespace Tabulation.Ledger.Tests;

/// <summary>A toy admission whose verdicts depend on every entry before, and which remembers them all. Nothing may be rolled back.</summary>
internal sealed class JudgingAdmission
{
    private readonly List<(long Position, int Number, bool Refused)> _verdicts = [];

    public JudgingAdmission() => Toy = new ToyAdmission { Refuses = Judge };

    public ToyAdmission Toy { get; }

    /// <summary>Fails unless every verdict so far is the one demanded by the entries before its position.</summary>
    public void AssertJudgedOn(IReadOnlyList<int> history)
    {
        foreach (var (position, number, refused) in _verdicts)
            Assert.Equal(Refuses(history.Take((int)position), number), refused);
        _verdicts.Clear();
    }

    private bool Judge(int number, long position)
    {
        var refused = Refuses(Toy.Leaves.Select(leaf => ToyLeaf.Read(leaf).Number), number);
        _verdicts.Add((position, number, refused));
        return refused;
    }

    // Any entry more, less or different changes a third of the verdicts.
    private static bool Refuses(IEnumerable<int> before, int number) =>
        before.Aggregate(number, (sum, entry) => (31 * sum + entry + 1) % 1_009) % 3 == 0;
}
